/** What providers, and whoever tries out a URL, send to the webhook triggers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { json, type Request, told, type Trigger, useCalls } from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const call = useCalls();

for (const trigger of TRIGGERS) {
	describe(`${trigger} gives one item for each message`, () => {
		const one = { from: '+14155550101', text: 'One' };
		const two = { from: '+14155550102', text: 'Two' };
		const both = [
			['+14155550101', 'One'],
			['+14155550102', 'Two'],
		];
		const lists: Record<string, Request> = {
			'a list': json([one, two]),
			'a list with an empty entry': json([one, {}, null, two]),
			'a list in an object': json({ to: '+17134567890', messages: [one, two] }),
			'a list of objects around messages': json([{ message: one }, { message: two }]),
			'a list two objects down': json({ data: { count: 2, items: [one, two] } }),
			XML: {
				type: 'application/xml',
				text: `<list>${[one, two].map(({ from, text }) => `<message><from>${from}</from><text>${text}</text></message>`).join('')}</list>`,
			},
		};
		for (const [name, request] of Object.entries(lists)) {
			test(`of ${name}`, async () => {
				const items = await call(trigger, request);
				assert.deepEqual(told(items), both);
				const [first, second] = items.map(({ raw }) => JSON.stringify(raw));
				assert.ok(first?.includes('One') && !first.includes('Two'), first);
				assert.ok(second?.includes('Two') && !second.includes('One'), second);
			});
		}

		test('of a list of one', async () => {
			assert.deepEqual(told(await call(trigger, json([one]))), [both[0]]);
			assert.deepEqual(told(await call(trigger, json({ messages: [one] }))), [both[0]]);
		});

		test('and none for the files of a message', async () => {
			const media = [{ url: 'https://host/1' }, { url: 'https://host/2' }];
			assert.deepEqual(told(await call(trigger, json({ ...one, media }))), [both[0]]);
			assert.deepEqual(told(await call(trigger, json({ message: { ...one, media } }))), [both[0]]);
		});

		test('whatever number of them, in their order', async () => {
			const texts = fc.array(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''), { maxLength: 20 }); // prettier-ignore
			const property = fc.asyncProperty(texts, async (all) => {
				const items = await call(trigger, json(all.map((text) => ({ text }))));
				assert.deepEqual(
					items.map(({ text }) => text),
					all.map((text) => text.trim()),
				);
			});
			await fc.assert(property, { numRuns: 50 });
		});
	});
}
