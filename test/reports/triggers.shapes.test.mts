/** Lists of messages, in every shape in which systems send them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fields, form, shapes } from '../inbound/shapes.mts';
import { json, type Request, told, type Trigger, useCalls } from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const call = useCalls();

const NAMES: Record<Trigger, ReadonlyArray<readonly [from: string, text: string]>> = {
	enswitchTrigger: [
		['snumber', 'body'],
		['from', 'text'],
	],
	voipCommunicationsTrigger: [
		['from', 'msg'],
		['sms_external', 'sms_msg'],
	],
};

for (const trigger of TRIGGERS) {
	for (const [from, text] of NAMES[trigger]) {
		describe(`${trigger} gives one item for each message with ${from} and ${text}`, () => {
			for (const [name, request] of Object.entries(shapes(from, text))) {
				test(`of ${name}`, async () => {
					const items = await call(trigger, request);
					assert.deepEqual(told(items), [
						['+14155550101', 'One'],
						['+14155550102', 'Two'],
					]);
					const [first, second] = items.map(({ raw }) => JSON.stringify(raw));
					assert.ok(first?.includes('One') && !first.includes('Two'), first);
					assert.ok(second?.includes('Two') && !second.includes('One'), second);
				});
			}
		});
	}

	describe(`${trigger} gives one item for one message`, () => {
		const [from, to] = ['+14155550101', '+17134567890'];
		const one = { from, text: 'One' };
		const old = { from: '+17134567890', text: 'Our question' };
		const requests: Record<string, Request> = {
			'in JSON in a field': fields({ payload: JSON.stringify(one) }),
			'in JSON in a field, its sender outside': fields({ from, data: '{"text":"One"}' }),
			'in a list of PHP': json({ 0: one }),
			'with pictures, each with a text': json({
				...one,
				media: [
					{ text: 'A cat', url: 'https://host/1' },
					{ text: 'A dog', url: 'https://host/2' },
				],
			}),
			'with fields in JSON of its own': json({ ...one, metadata: '{"text":"no","status":"sent"}' }),
			'with the message that it answers': json({ ...one, reply_to: old }),
			'in an object, beside the message that it answers': json({ message: one, original: old }),
			'with older messages': json({ ...one, history: [old, old] }),
			'with itself in a list': json({ ...one, to, messages: [one] }),
			'with an empty list': json({ ...one, messages: [] }),
			'with a list of who got it': json({ ...one, to: [{ phone: '+17134567890', status: 'delivered' }] }), // prettier-ignore
			'with a number in one of its names': json({ ...one, text2: '', address1: 'Main St' }),
			'with dots in its names': form('from=%2B14155550101&text=One&meta.0.id=7'),
		};
		for (const [name, request] of Object.entries(requests)) {
			test(name, async () => {
				assert.deepEqual(told(await call(trigger, request)), [[from, 'One']]);
			});
		}

		test('beside others in a list', async () => {
			const items = await call(trigger, json({ ...one, to, messages: [{ ...one, text: 'Two' }] }));
			assert.deepEqual(told(items), [
				[from, 'One'],
				[from, 'Two'],
			]);
		});

		test('by the same sender, once for each text of a list', async () => {
			const items = await call(trigger, json({ from, messages: ['One', { text: 'no' }] }));
			assert.equal(items.length, 1);
			const listed = { 0: { text: 'One' }, 1: { text: 'Two' } };
			assert.deepEqual(told(await call(trigger, json({ from, messages: listed }))), [
				[from, 'One'],
				[from, 'Two'],
			]);
			const texts = await call(trigger, json({ from, messages: ['One', 'Two'] }));
			assert.deepEqual(told(texts), [
				[from, 'One'],
				[from, 'Two'],
			]);
		});
	});

	describe(`${trigger} reads without trouble`, () => {
		const many = Array.from({ length: 2_000 }, (_, n) => ({ from: '+14155550101', text: `${n}` }));
		const deep = (open: string, close: string) =>
			open.repeat(80) + JSON.stringify(many) + close.repeat(80);
		const large: Record<string, Request> = {
			'2,000 messages in 80 lists': { type: 'application/json', text: deep('[', ']') },
			'2,000 messages in 80 objects': { type: 'application/json', text: deep('{"a":', '}') },
			'2,000 messages of a form': form(
				many.map(({ text }, n) => `${n}[from]=%2B14155550101&${n}[text]=${text}`).join('&'),
			),
		};
		for (const [name, request] of Object.entries(large)) {
			test(name, { timeout: 20_000 }, async () => {
				assert.equal((await call(trigger, request)).length, 2_000);
			});
		}

		test('a name of 100,000 steps', { timeout: 20_000 }, async () => {
			const text = `from=%2B14155550101&text=Hi&a${'[b]'.repeat(100_000)}=1`;
			assert.equal((await call(trigger, form(text))).length, 1);
		});
	});
}
