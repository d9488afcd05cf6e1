import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { phone, useBench } from '../support/support.mts';
import { customers, runCounted, takenBySmsScheduler, type Scene } from './context.mts';

const send = (count: number, more: object = {}): Scene => ({
	node: 'smsScheduler',
	parameters: {
		resource: 'message',
		operation: 'send',
		to: '={{ $json.phone }}',
		message: 'Hello',
		senderId: 123,
		options: {},
		...more,
	},
	items: customers(count),
	answer: takenBySmsScheduler,
});

/** What n8n is asked for beside the requests, for 10 recipients and for 1,000. */
async function callsFor(more: object): Promise<[few: number, many: number][]> {
	const [few, many] = [await runCounted(send(10, more)), await runCounted(send(1_000, more))];
	assert.equal(many.output.length, 1_000);
	return ['getNodeParameter', 'getCredentials', 'getNode', 'getTimezone', 'getContext'].map(
		(name) => [few.calls.get(name) ?? 0, many.calls.get(name) ?? 0],
	);
}

describe('For a hundred times as many recipients', () => {
	const alike: Record<string, object> = {
		'of one message': {},
		'of one message with options': { options: { batchSize: 100, messageStop: true } },
		'of one scheduled message': { operation: 'schedule', sendAt: '2030-01-11T10:05:00' },
	};
	for (const [name, more] of Object.entries(alike)) {
		test(`${name}, n8n is asked for nothing more`, async () => {
			for (const [few, many] of await callsFor(more)) assert.equal(many, few);
		});
	}

	test('with a text for each, n8n is asked for the text of each, and nothing more', async () => {
		const personal = { message: '={{ "Hello " + $json.name }}' };
		const [[few = 0, many = 0] = [], ...others] = await callsFor(personal);
		assert.equal(many - few, 990);
		for (const [before, after] of others) assert.equal(after, before);
	});

	test('the credential is read once', async () => {
		const { calls } = await runCounted(send(1_000, { options: { batchSize: 10 } }));
		assert.equal(calls.get('getCredentials'), 1);
	});
});

describe('Requests under way at one time', () => {
	for (const concurrency of [1, 7, 25]) {
		test(`are ${concurrency} when Parallel Requests says so`, async () => {
			const scene = send(60, { options: { batchSize: 2, concurrency } });
			const answer: Scene['answer'] = async (body) => {
				await sleep(5);
				return takenBySmsScheduler(body);
			};
			const { mostAtOnce, output } = await runCounted({ ...scene, answer });
			assert.equal(mostAtOnce, concurrency);
			assert.ok(output.every(({ json }) => json.submission === 'accepted'));
		});
	}
});

describe('A field that was dragged into a parameter', () => {
	const bench = useBench();
	const values: Record<string, unknown> = {
		text: phone(1),
		'a number': 33612100002,
		'several numbers in a text': `${phone(3)}, ${phone(4)}`,
		'a list': [phone(5), phone(6)],
		'an object': { number: phone(7) },
		'yes or no': true,
		nothing: null,
		'an empty text': '',
		'what looks like an expression': `={{ "${phone(8)}" }}`,
	};
	const forbidden = { constructor: phone(9), toString: phone(9) };
	const items = [
		{},
		forbidden,
		...Object.values(values).map((value) => ({ to: value, 'To No-1': value })),
	];
	const read = async (to: string) => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: items as never,
			parameters: { to, options: { dryRun: true } },
			onError: 'continueRegularOutput',
		});
		return result.outputs;
	};
	// In brackets it is an expression like any other, which n8n's engine works out.
	for (const [dragged, other] of [
		['={{ $json.to }}', '={{ ($json.to) }}'],
		['={{$json.to}}', '={{ ($json.to) }}'],
		["={{ $json['To No-1'] }}", "={{ ($json['To No-1']) }}"],
		['={{ $json["To No-1"] }}', "={{ ($json['To No-1']) }}"],
		['={{ $json.missing }}', '={{ ($json.missing) }}'],
		['={{ $json.toString }}', '={{ ($json.toString) }}'],
		['={{ $json.constructor }}', '={{ ($json.constructor) }}'],
		["={{ $json['__proto__'] }}", "={{ ($json['__proto__']) }}"],
	] as const) {
		test(`${dragged} is read as n8n reads it, whatever it holds`, async () => {
			const outputs = await read(dragged);
			assert.ok((outputs[0]?.length ?? 0) >= items.length);
			assert.deepEqual(outputs, await read(other));
		});
	}
});
