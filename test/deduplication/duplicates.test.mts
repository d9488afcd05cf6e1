import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { phone, phones, shown, toPhone, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

/** Sends to one or more phones with a key, in a node that continues. */
async function send(
	duplicateKey: unknown,
	more: INodeParameters = {},
	items: IDataObject[] = [{}],
): Promise<Shown[]> {
	const { to = phone(0), ...options } = more;
	const onError: OnError = 'continueRegularOutput';
	const all = { duplicateKey, ...options } as INodeParameters;
	const how = { items, parameters: { to, options: all }, onError };
	return shown(await bench().run('smsScheduler', 'message.send', how));
}

const verdicts = (results: readonly Shown[]) =>
	results.map(({ submission, reason }) => reason ?? submission);

describe('A Duplicate Key', { timeout: 30_000 }, () => {
	const sameKey: Record<string, [unknown, unknown]> = {
		'twice the same': ['order 1', 'order 1'],
		'with blanks around it': ['order 2', '  order 2\n'],
		'as a number, and as text': ['={{ 4711 }}', '4711'],
		'of 10,000 characters': ['a'.repeat(10_000), 'a'.repeat(10_000)],
	};
	for (const [name, [one, other]] of Object.entries(sameKey)) {
		test(`${name} is one key: the second message is a duplicate`, async () => {
			assert.deepEqual(verdicts(await send(one)), ['accepted']);
			assert.deepEqual(verdicts(await send(other)), ['duplicate']);
			assert.equal(bench().simulator.ledger.length, 1);
		});
	}

	const differ: Record<string, [unknown, unknown]> = {
		'that differs': ['order 3', 'order 4'],
		'that differs in its 10,000th character': [`${'b'.repeat(9_999)}c`, 'b'.repeat(10_000)],
		'that differs in upper and lower case': ['Order 5', 'order 5'],
		'that is empty protects nothing': ['', ''],
		'of blanks protects nothing': ['  ', '  '],
	};
	for (const [name, [one, other]] of Object.entries(differ)) {
		test(`${name}: both messages are sent`, async () => {
			assert.deepEqual(verdicts([...(await send(one)), ...(await send(other))]), [
				'accepted',
				'accepted',
			]);
		});
	}

	test('is one for each recipient', async () => {
		await send('order 6');
		const both = await send('order 6', { to: `${phone(0)}, ${phone(1)}` });
		assert.deepEqual(verdicts(both), ['duplicate', 'accepted']);
	});

	test('knows a phone number however it is spelled', async () => {
		await send('order 7', { to: '+33612100000' });
		const other = await send('order 7', { to: '0612 10 00 00', defaultCountry: 'FR' });
		assert.deepEqual(verdicts(other), ['duplicate']);
	});

	test('of a field that the item does not have is said to be empty', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(2),
			parameters: { to: toPhone, options: { duplicateKey: '={{ $json.nothing }}' } },
		});
		const hints = result.hints.map(({ message }) => message).join(' ');
		assert.match(hints, /'Duplicate Key' is empty for 2 messages, so the node can't prevent/);
	});

	test('that is a list is refused, and nothing is sent', async () => {
		const [result] = await send('={{ [1, 2] }}');
		assert.equal(result?.failure?.field, 'duplicateKey');
		assert.match(result?.failure?.message ?? '', /'Duplicate Key' must be text/);
		assert.equal(bench().requests.length, 0);
	});

	test('is not claimed by a dry run', async () => {
		assert.deepEqual(verdicts(await send('order 8', { dryRun: true })), ['dryRun']);
		assert.deepEqual(verdicts(await send('order 8')), ['accepted']);
	});

	test('keeps items from nothing else: they share their request', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(20),
			parameters: { to: toPhone, options: { duplicateKey: '={{ "batch " + $json.n }}' } },
		});
		assert.equal(shown(result).length, 20);
		assert.equal(bench().requests.length, 1);
	});
});

describe('The Duplicate Window', { timeout: 30_000 }, () => {
	const hour = 3_600_000;
	/** A time at which a new day begins, so that the next boundary is known. */
	const midnight = Date.parse('2030-01-11T00:00:00Z');
	const at = (t: TestContext, hours: number) => t.mock.timers.setTime(midnight + hours * hour);

	const rows: Array<[string, number, number, string]> = [
		['a minute', 1, 1 + 1 / 60, 'duplicate'],
		['midnight', 23, 25, 'duplicate'],
		['almost all of it', 1, 24.99, 'duplicate'],
		['all of it', 1, 25.01, 'accepted'],
		['two of them', 1, 50, 'accepted'],
	];
	for (const [name, first, second, expected] of rows) {
		test(`of 24 hours, after ${name}: ${expected}`, async (t) => {
			t.mock.timers.enable({ apis: ['Date'], now: midnight });
			at(t, first);
			assert.deepEqual(verdicts(await send(`window ${name}`)), ['accepted']);
			at(t, second);
			assert.deepEqual(verdicts(await send(`window ${name}`)), [expected]);
		});
	}

	test('is not prolonged by those who ask in vain', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: midnight });
		const verdict = async (hours: number) => {
			at(t, hours);
			return verdicts(await send('asked in vain', { duplicateWindow: 2 })).join();
		};
		const seen = [];
		for (const hours of [0.5, 1, 2, 2.4, 2.6, 4.5, 4.7]) seen.push(await verdict(hours));
		const [once, held] = ['accepted', 'duplicate'];
		assert.deepEqual(seen, [once, held, held, held, once, held, once]);
	});

	for (const duplicateWindow of [0, -1, 'soon']) {
		test(`of '${duplicateWindow}' is refused, and nothing is sent`, async () => {
			const [result] = await send('window', { duplicateWindow });
			assert.equal(result?.failure?.field, 'duplicateWindow');
			assert.equal(bench().requests.length, 0);
		});
	}
});

describe('Two items with one Duplicate Key and one recipient', { timeout: 30_000 }, () => {
	const both = async (key: string, options: INodeParameters = {}) =>
		verdicts(await send(key, options, [{}, {}]));

	test('are one message: the second is a duplicate', async () => {
		assert.deepEqual(await both('twice 1'), ['accepted', 'duplicate']);
		assert.equal(bench().simulator.ledger.length, 1);
	});

	test('of which the first is refused: the second is sent', async () => {
		bench().answer('smsScheduler', '', 403);
		assert.deepEqual(await both('twice 2'), ['rejected', 'accepted']);
	});

	test('of which the first may have been taken: both are unknown', async () => {
		bench().answer('smsScheduler', '', 500);
		assert.deepEqual(await both('twice 3'), ['unknown', 'unknown']);
		assert.equal(bench().requests.length, 1);
	});
});

describe('A message whose key was claimed and never settled', { timeout: 30_000 }, () => {
	test('says why it is unknown, and what to do', async () => {
		bench().answer('smsScheduler', '', 500);
		const parameters = { to: phone(0), options: { duplicateKey: 'unsure' } };
		await bench().run('smsScheduler', 'message.send', { parameters });
		const again = await bench().run('smsScheduler', 'message.send', { parameters });
		assert.match(again.error?.message ?? '', /An earlier execution may have submitted a message/);
		assert.match(again.error?.description ?? '', /with a different 'Duplicate Key'/);
		assert.equal(bench().requests.length, 1);
	});
});
