import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { phone, useBench } from '../support/support.mts';

const bench = useBench();

/** What the switch holds, and whether the result is cut down. */
const ways: Record<string, [simplify: unknown, isSimple: boolean]> = {
	on: [true, true],
	off: [false, false],
	'an expression that says yes': ['={{ 1 === 1 }}', true],
	'an expression that says no': ['={{ 1 === 2 }}', false],
	'an expression that gives the word no': ['={{ "no" }}', false],
	'an expression that gives nothing': ['={{ undefined }}', true],
	'an expression that says neither yes nor no': ['={{ "perhaps" }}', true],
	'an expression that fails': ['={{ $("Nobody").item.json.x }}', true],
};

describe('The Simplify switch', () => {
	for (const [name, [simplify, isSimple]] of Object.entries(ways)) {
		test(`with ${name} gives ${isSimple ? 'the few fields of most workflows' : 'all fields'}`, async () => {
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: { to: phone(0), simplify: simplify as string },
			});
			assert.equal(result.status, 'success');
			assert.equal('raw' in (result.outputs[0]?.[0]?.json ?? {}), !isSimple);
		});
	}

	test('keeps all IDs of a recipient who has several', async () => {
		const body = { message_id: 1, sms_ids: { [phone(0)]: [7, 8], [phone(1)]: [9] } };
		bench().answer('smsScheduler', JSON.stringify(body));
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: `${phone(0)}, ${phone(1)}`, simplify: true },
		});
		const ids = result.outputs[0]?.map(({ json }) => [json.id, json.ids]);
		assert.deepEqual(ids, [
			['7', ['7', '8']],
			['9', undefined],
		]);
	});
});
