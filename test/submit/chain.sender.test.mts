import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only } from '../support/support.mts';

const { bench, ask } = useGateway();

interface Case {
	chain: ProviderName[];
	parameters: INodeParameters;
	/** What the request names as its sender; null: none. */
	sender: string | null;
}

const picked = { __rl: true, mode: 'number', value: '16463498001' };

/** Parameters of a node, and the sender that the provider is told. */
const cases: Record<string, Case> = {
	'its own': {
		chain: ['voipCommunications'],
		parameters: { from: '', voipCommunicationsFrom: '17134567890' },
		sender: '17134567890',
	},
	'its own, and not one that was entered for another': {
		chain: ['voipCommunications'],
		parameters: { from: '', proTextingFrom: picked, enswitchFrom: '2125550000' },
		sender: null,
	},
	'the one of a node that was saved with one field for all': {
		chain: ['voipCommunications'],
		parameters: { from: '17134567890' },
		sender: '17134567890',
	},
	'its own before the one for all': {
		chain: ['proTexting'],
		parameters: { from: '16465551111', proTextingFrom: picked },
		sender: '16463498001',
	},
	'its own by an expression': {
		chain: ['voipCommunications'],
		parameters: { from: '', voipCommunicationsFrom: '={{ "1713" + "4567890" }}' },
		sender: '17134567890',
	},
};

describe("The sender in SMS Gateway is the provider's", () => {
	for (const [what, { chain, parameters, sender }] of Object.entries(cases)) {
		test(what, async () => {
			const result = await ask(chain, { parameters });
			assert.equal(only(result).submission, 'accepted');
			const { body = '' } = bench().requests[0] ?? {};
			const sent = body.startsWith('{')
				? ((JSON.parse(body) as { SendFrom?: string }).SendFrom ?? null)
				: new URLSearchParams(body).get('from');
			assert.equal(sent, sender);
		});
	}
});
