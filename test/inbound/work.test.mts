/** What a call costs, counted in what is looked at: fields of objects, and patterns that are made. */
import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';

import { json, type Request, type Trigger, URL_OF_NODE, useTriggers } from './support.mts';

const triggers = useTriggers();
const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];

let fields = 0;
let patterns = 0;

const OwnRegExp = RegExp;
class CountedRegExp extends OwnRegExp {
	constructor(pattern: string | RegExp, flags?: string) {
		patterns += 1;
		super(pattern, flags);
	}
}

before(() => {
	const { entries, keys, values } = Object;
	const counted = <Value,>(list: Value[]) => ((fields += list.length), list);
	mock.method(Object, 'entries', (value: object) => counted(entries(value)));
	mock.method(Object, 'keys', (value: object) => counted(keys(value)));
	mock.method(Object, 'values', (value: object) => counted(values(value) as unknown[]));
	globalThis.RegExp = CountedRegExp as RegExpConstructor;
});
after(() => {
	mock.restoreAll();
	globalThis.RegExp = OwnRegExp;
});

/** How many fields are looked at, and how many patterns are made, for one call. */
async function work(trigger: Trigger, request: Request): Promise<typeof counts> {
	[fields, patterns] = [0, 0];
	const { items } = await triggers().call(trigger, request);
	const counts = { fields, patterns, items: items.length };
	return counts;
}

const flat = (count: number, value = 'x') =>
	Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, value]));

/** A value inside so many objects. */
const deep = (depth: number, value: unknown): unknown =>
	Array.from({ length: depth }).reduce((inner) => ({ a: inner }), value);

const message = (n: number) => ({ from: `1202555${1000 + (n % 9000)}`, msg: `Text ${n}` });
const messages = (count: number) => Array.from({ length: count }, (_, n) => message(n));
const query = (count: number) =>
	`${URL_OF_NODE}&${Array.from({ length: count }, (_, n) => `q${n}=x`).join('&')}`;

/** Bodies of a size. */
const bodies: Record<string, (size: number) => Request> = {
	'fields in one object': (size) => json({ ...message(1), ...flat(size) }),
	'fields 60 objects deep': (size) => json(deep(60, { ...message(1), ...flat(size) })),
	'fields without a message, 60 objects deep': (size) => json(deep(60, flat(size))),
	'empty fields 60 objects deep': (size) => json(deep(60, { ...flat(size, ''), z: 'x' })),
	'fields in JSON inside JSON': (size) => json({ a: JSON.stringify({ b: flat(size) }) }),
	'messages in a list': (size) => json(messages(size)),
	'messages in a list 60 objects deep': (size) => json(deep(60, messages(size))),
	'messages in a list, inside 10 fields': (size) => json({ ...flat(10), messages: messages(size) }),
	'messages by names of their own': (size) => json(Object.fromEntries(messages(size).map((one, n) => [`m${n}`, one]))), // prettier-ignore
	'senders and texts in two lists': (size) =>
		json({ from: messages(size).map(({ from }) => from), msg: messages(size).map(({ msg }) => msg), ...flat(size) }), // prettier-ignore
	'messages in a list, with as many fields in the query': (size) => ({
		...json(messages(size)),
		url: query(size),
	}),
	'texts without senders in a list, with as many fields in the query': (size) => ({
		...json(messages(size).map(({ msg }) => ({ msg }))),
		url: query(size),
	}),
};

for (const trigger of TRIGGERS) {
	describe(`The work of ${trigger}`, () => {
		for (const [name, body] of Object.entries(bodies)) {
			test(`doubles with twice as many ${name}`, async () => {
				const [some, more] = [await work(trigger, body(500)), await work(trigger, body(1_000))];
				const factor = more.fields / some.fields;
				assert.ok(factor < 2.2, `${some.fields} fields are looked at, then ${more.fields}`);
			});
		}

		for (const [name, body] of Object.entries({
			fields: { ...message(1), ...flat(1_000) },
			'fields without a message': flat(1_000),
			'empty fields': { ...flat(1_000, ''), z: 'x' },
		})) {
			test(`is the same for 1,000 ${name}, however many objects are around them`, async () => {
				const shallow = await work(trigger, json(deep(2, body)));
				const nested = await work(trigger, json(deep(90, body)));
				assert.ok(nested.fields < shallow.fields * 1.5, `${shallow.fields}, then ${nested.fields}`);
			});
		}

		test('to hide the secret begins once for each call', async () => {
			const one = await work(trigger, json(messages(1)));
			const many = await work(trigger, json(messages(200)));
			assert.equal(many.items, 200);
			assert.equal(many.patterns, one.patterns);
		});
	});
}
