/** Lists of messages, in every shape in which systems send them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
	itemsOf,
	json,
	type Request,
	told,
	type Trigger,
	URL_OF_NODE,
	useTriggers,
} from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const FORM = 'application/x-www-form-urlencoded';
const triggers = useTriggers();

const call = async (trigger: Trigger, request: Request) =>
	await itemsOf(triggers(), trigger, request);

const form = (text: string): Request => ({ type: FORM, text });
const fields = (values: Record<string, string>): Request =>
	form(String(new URLSearchParams(values)));
const query = (text: string): Request => ({ method: 'GET', url: `${URL_OF_NODE}&${text}` });

/** Two messages, under the names that a provider has for a sender and a text. */
function shapes(from: string, text: string): Record<string, Request> {
	const one = { [from]: '+14155550101', [text]: 'One' };
	const two = { [from]: '+14155550102', [text]: 'Two' };
	const [a, b] = ['%2B14155550101', '%2B14155550102'];
	const both = JSON.stringify([one, two]);
	return {
		'a list of PHP': json({ 0: one, 1: two }),
		'a list of PHP with a gap': json({ 3: one, 17: two }),
		'a list of PHP in an object': json({ messages: { 0: one, 1: two } }),
		'a list of PHP two objects down': json({ data: { count: 2, messages: { 0: one, 1: two } } }),
		'a list of PHP beside other fields': json({ 0: one, 1: two, count: 2, status: 'ok' }),
		'messages by their ids': json({ 'id-7f2': one, 'id-7f3': two }),
		'messages by their ids in an object': json({ count: 2, messages: { a7: one, b8: two } }),
		'a list of lists': json([[one], [two]]),
		'a list of lists in an object': json({ messages: [[one], [two]] }),
		'lists of several names': json({ sms: [one], mms: [two] }),
		'a list beside a sender': json({ [from]: '+17130000000', messages: [one, two] }),
		'a list beside a text': json({ [text]: 'hook', messages: [one, two] }),
		'a list beside a text of another name': json({ message: 'hook', items: [one, two] }),
		'a list of threads beside a text': json({ [text]: 'hook', threads: [one, two] }),
		'a list beside many fields': json({
			...Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`a${n}`, n])),
			messages: [one, two],
		}),
		'a list under the name of a text': json({ message: [one, two] }),
		'a list of texts by one sender for each': json({
			[from]: ['+14155550101', '+14155550102'],
			[text]: ['One', 'Two'],
		}),
		'JSON in a field of JSON': json({ messages: both }),
		'JSON in the text of another field': json({ event: 'received', payload: both }),
		'JSON in a text of JSON': json(both),
		'JSON in a text of JSON in a text of JSON': json(JSON.stringify(both)),
		'texts of JSON in a list': json([JSON.stringify(one), JSON.stringify(two)]),
		'JSON in a field of a form': fields({ payload: both }),
		'JSON in a field of a form, beside others': fields({ event: 'received', messages: both }),
		'JSON in a field of a form that is called a text': fields({ message: both }),
		'JSON in the place of a form': form(encodeURIComponent(both)),
		'JSON in a query': query(`payload=${encodeURIComponent(both)}`),
		'a form with numbers': form(`0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`),
		'a form with numbers, beside other fields': form(
			`count=2&0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`,
		),
		'a form with numbers, one field of all after the other': form(
			`m[0][${from}]=${a}&m[1][${from}]=${b}&m[0][${text}]=One&m[1][${text}]=Two`,
		),
		'a form with encoded brackets': form(
			`m%5B0%5D%5B${from}%5D=${a}&m%5B0%5D%5B${text}%5D=One&m%5B1%5D%5B${from}%5D=${b}&m%5B1%5D%5B${text}%5D=Two`,
		),
		'a form with empty brackets': form(`${from}[]=${a}&${text}[]=One&${from}[]=${b}&${text}[]=Two`),
		'a form with empty brackets in a list': form(
			`m[][${from}]=${a}&m[][${text}]=One&m[][${from}]=${b}&m[][${text}]=Two`,
		),
		'a form with each field twice': form(`${from}=${a}&${text}=One&${from}=${b}&${text}=Two`),
		'a form with dots': form(`m.0.${from}=${a}&m.0.${text}=One&m.1.${from}=${b}&m.1.${text}=Two`),
		'a form with numbers and dots': form(
			`m[0].${from}=${a}&m[0].${text}=One&m[1].${from}=${b}&m[1].${text}=Two`,
		),
		'a form with numbers behind its names': form(
			`${from}1=${a}&${text}1=One&${from}2=${b}&${text}2=Two`,
		),
		'a form with numbers before its names': form(
			`0_${from}=${a}&0_${text}=One&1_${from}=${b}&1_${text}=Two`,
		),
		'a query with numbers': query(`0[${from}]=${a}&0[${text}]=One&1[${from}]=${b}&1[${text}]=Two`),
		'a form of several parts with numbers': {
			type: 'multipart/form-data; boundary=x',
			parts: {
				data: {
					[`0[${from}]`]: '+14155550101',
					[`0[${text}]`]: 'One',
					[`1[${from}]`]: '+14155550102',
					[`1[${text}]`]: 'Two',
				},
			},
		},
	};
}

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
