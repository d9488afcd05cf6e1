import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { useBench } from '../support/support.mts';

const bench = useBench();

/** What the list of Enswitch's senders asks of it, when a person has SMS Gateway so far. */
async function asked(parameters: INodeParameters): Promise<Array<string | null | undefined>> {
	await bench().engine.searchList('smsGateway', 'searchEnswitchSenders', {
		parameters: { resource: 'message', operation: 'send', ...parameters },
		credentials: { enswitchApi: bench().credential('enswitch') },
	});
	// Before the list, n8n tries the credential out.
	const { path, body } = bench().requests.at(-1) ?? {};
	const customer = new URLSearchParams(body).get('customer');
	return [path, customer];
}

describe('A list of senders in SMS Gateway', () => {
	test('follows the fields of the provider that is asked first', async () => {
		const first = { provider: 'enswitch', senderType: 'phone', options: { customer: '77' } };
		assert.deepEqual(await asked(first), ['phones/list', '77']);
	});

	test("follows the fallback's own fields, and not the first provider's of that name", async () => {
		const fallback = {
			provider: 'proTexting',
			fallbacks: ['enswitch'],
			senderType: 'number',
			options: { customer: '1' },
			enswitchSenderType: 'phone',
			enswitchOptions: { customer: '77' },
		};
		assert.deepEqual(await asked(fallback), ['phones/list', '77']);
	});
});
