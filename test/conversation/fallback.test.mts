/** A question through SMS Gateway, when the first provider does not accept it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { useGateway } from '../support/gateway.mts';
import { answered, get, linkOn, NODE, post, textOn, wordsOf } from './support.mts';

const { ask, bench } = useGateway();

const operation = 'message.sendAndWait';
const refusal = '{"responses":[{"code":"402","key":"","message":"No credit"}]}';

describe('A question with fallbacks', () => {
	test('goes to the next provider with the same link, and one response is enough', async () => {
		bench().answer('enswitch', refusal);
		const waiting = await ask(['enswitch', 'smsScheduler'], { operation });
		assert.equal(waiting.status, 'waiting', waiting.error?.message ?? '');
		assert.equal(bench().simulator.ledger.length, 1);
		assert.match(textOn(bench()), /^Hello\nhttp/);
		const { page } = await bench().engine.visit(waiting, get(linkOn(bench())));
		assert.match(wordsOf(page), /Hello/);
		const request = post(linkOn(bench()), { response: 'approve' });
		const { resumed } = await bench().engine.visit(waiting, request);
		const { data, message } = answered(resumed, NODE);
		assert.equal(data?.approved, true);
		assert.equal(message.provider, 'smsScheduler');
		assert.equal(message.refusedBy?.[0]?.provider, 'enswitch');
	});

	test('stays with a provider that may have sent it, and waits', async () => {
		bench().simulator.script({ provider: 'enswitch', fault: 'reset after acting' });
		const waiting = await ask(['enswitch', 'smsScheduler'], { operation });
		assert.equal(waiting.status, 'waiting', waiting.error?.message ?? '');
		assert.deepEqual(
			bench().simulator.ledger.map(({ provider }) => provider),
			['enswitch'],
		);
	});

	test('does not wait when no provider accepts it', async () => {
		bench().answer('enswitch', refusal);
		bench().answer('smsScheduler', '{"error":"Insufficient credit"}', 402);
		const result = await ask(['enswitch', 'smsScheduler'], { operation });
		assert.equal(result.status, 'success');
		const [item] = result.outputs[0] ?? [];
		const { message, data } = item?.json as { message: IDataObject; data?: IDataObject };
		assert.equal(data, undefined);
		assert.equal(message['submission'], 'rejected');
	});
});
