import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway, type Asked } from '../support/gateway.mts';
import { only } from '../support/support.mts';

const { ask, askedOf } = useGateway();

describe('A mistake in a fallback stops before anything is sent', () => {
	const chain: ProviderName[] = ['voipCommunications', 'enswitch'];
	const cases: Array<[name: string, asked: Asked, message: RegExp]> = [
		[
			'a sender that is missing',
			{ parameters: { enswitchFrom: '={{ "" }}' } },
			/^Fallback provider Enswitch: /,
		],
		[
			'a list that names the first again',
			{ parameters: { fallbacks: [chain[0] ?? ''] } },
			/is already selected in 'Provider'/,
		],
		['a provider twice', { parameters: { fallbacks: ['enswitch', 'enswitch'] } }, /Enswitch twice/],
		['an entry without a provider', { parameters: { fallbacks: [''] } }, /empty entry/],
		[
			'a stranger',
			{ parameters: { fallbacks: ['twilio'] } },
			/'twilio', which doesn't support this operation/,
		],
		[
			'a provider that cannot schedule',
			{ operation: 'message.schedule', parameters: { sendAt: '2098-05-17T10:00:00Z' } },
			/'enswitch', which doesn't support this operation/,
		],
		[
			'a credential that is missing',
			{ have: ['voipCommunications'] },
			/^Fallback provider Enswitch: .*credential/,
		],
		[
			'a credential that cannot be used',
			{ wrong: { enswitch: { baseUrl: 'nowhere' } } },
			/^Fallback provider Enswitch: 'Base URL' in the credential/,
		],
	];
	for (const [name, asked, message] of cases) {
		test(name, async () => {
			const stopping = await ask(chain, { ...asked, onError: 'stopWorkflow' });
			assert.equal(stopping.status, 'error');
			assert.match(stopping.error?.message ?? '', message);
			assert.match(stopping.error?.description ?? '', /Nothing was sent\./);
			const going = only(await ask(chain, asked));
			assert.equal(going.submission, 'rejected');
			assert.match(going.failure?.message ?? '', message);
			assert.deepEqual(askedOf(), []);
		});
	}

	test('a credential of the last one that cannot be used', async () => {
		const three: ProviderName[] = [...chain, 'proTexting'];
		const result = await ask(three, { wrong: { proTexting: { baseUrl: 'nowhere' } } });
		const { message = '' } = only(result).failure ?? {};
		assert.match(message, /^Fallback provider ProTexting: 'Base URL' in the credential/);
		assert.deepEqual(askedOf(), []);
	});

	test('a text that is too long for the fallback', async () => {
		const result = await ask(['voipCommunications', 'proTexting'], {
			parameters: { message: 'x'.repeat(481) },
		});
		assert.match(
			only(result).failure?.message ?? '',
			/^Fallback provider ProTexting: 'Message' has 481/,
		);
		assert.deepEqual(askedOf(), []);
	});

	test('a national number, which each provider would read in its own way', async () => {
		const to = { parameters: { to: '2125551234' } };
		const result = await ask(['enswitch', 'proTexting'], to);
		assert.match(
			only(result).failure?.message ?? '',
			/^Fallback provider ProTexting: .*Default Country/,
		);
		assert.deepEqual(askedOf(), []);
	});
});
