import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { serveHttp } from '../support/servers.mts';
import { phone, shown, useBench } from '../support/support.mts';

const bench = useBench();
const built = <Exports,>(file: string) =>
	createRequire(import.meta.url)(`../../dist/nodes/${file}.js`) as Exports;

interface Answer {
	status: number;
	headers: Record<string, string>;
	body: { form: string; value?: unknown };
}
type Outcomes = (answer: Answer, message: object, account: object) => unknown[];
type Next = (answers: Answer[], id: string, account: object) => object | undefined;

const { decode } = built<{ decode(text: string): { form: string } }>('shared/http/decodeResponse');
const { smsOutcomes: ofVoip } = built<{ smsOutcomes: Outcomes }>('VoipCommunications/api');
const { smsOutcomes: ofScheduler } = built<{ smsOutcomes: Outcomes }>('SmsScheduler/api');
const { nextScheduled } = built<{ nextScheduled: Next }>('ProTexting/resources/message/scheduled');
const { mendReferences } = built<{ mendReferences(xml: string): string }>(
	'shared/lib/xmlReferences',
);
const { Budget } = built<{
	Budget: new (
		most: number,
		of: string,
		within?: object,
	) => {
		take(bytes: number): void;
		release(): void;
	};
}>('shared/http/byteBudget');

const answer = (value: unknown): Answer => ({
	status: 200,
	headers: {},
	body: { form: 'json', value },
});
const account = { zone: 'UTC', format: 'json' };
const many = <T,>(count: number, make: (n: number) => T) =>
	Array.from({ length: count }, (_, n) => make(n));

/** The least work of several runs: processor time, in milliseconds, whatever else the machine does. */
function timeOf(work: () => void): number {
	const times = many(5, () => {
		const started = process.cpuUsage();
		work();
		return process.cpuUsage(started).user / 1_000;
	});
	return Math.min(...times);
}

/** What is done with an input of a size: prepared first, then timed. */
const works: Record<string, [size: number, prepare: (size: number) => () => void]> = {
	'entries of a send_log for one number': [
		4_000,
		(size) => {
			const entry = { to: '17135550101', code: 200, smsid: 'a', sale: '0.01' };
			const log = answer({ send_log: many(size, () => entry) });
			return () => ofVoip(log, { recipients: ['17135550101'], at: null }, account);
		},
	],
	'numbers that end alike': [
		5_000,
		(size) => {
			const recipients = many(size, (n) => `+${10_000 + n}12345678`);
			const sms_ids = Object.fromEntries(many(size, (n) => [`x${50_000 + n}12345678`, n]));
			return () => ofScheduler(answer({ sms_ids }), { recipients }, account);
		},
	],
	'equal elements of XML': [
		2_000,
		(size) => {
			const xml = `<r>${'<a><b>1</b><c>2</c></a>'.repeat(size)}</r>`;
			return () => decode(xml);
		},
	],
	'halves of characters in XML': [
		20_000,
		(size) => {
			const xml = `<r>${'<![CDATA[&#1;]]>&#55357;'.repeat(size)}<![CDATA[</r>`;
			return () => mendReferences(xml);
		},
	],
	'sections of XML that do not end': [
		20_000,
		(size) => {
			const xml = `<r>&#1;${'<![CDATA['.repeat(size)}`;
			return () => mendReferences(xml);
		},
	],
};

describe('Reading ten times as much takes no more than in proportion', { timeout: 120_000 }, () => {
	for (const [name, [size, prepare]] of Object.entries(works)) {
		test(name, () => {
			const [few, lots] = [prepare(size), prepare(10 * size)];
			// A hundred times would be quadratic; on a busy machine, ten milliseconds tell nothing.
			assert.ok(timeOf(lots) <= 30 * Math.max(timeOf(few), 10));
		});
	}

	test('pages in which a scheduled message is looked for are looked through once', () => {
		let looks = 0;
		const page = (from: number) =>
			answer(
				many(100, (n) => ({
					get Id() {
						looks++;
						return from + n;
					},
				})),
			);
		const asked = (count: number) => {
			looks = 0;
			const pages = many(count, (n) => page(n * 100));
			for (let n = 1; n <= count; n++) nextScheduled(pages.slice(0, n), 'none', account);
			return looks;
		};
		const few = asked(5);
		assert.ok(few > 0 && asked(50) <= 12 * few);
	});
});

describe('A log of more entries for one number than any text has parts', () => {
	test('is judged as a whole, and shown in part', async () => {
		const entry = { to: phone(0).slice(1), code: 200, smsid: 'a' };
		bench().answer('voipCommunications', JSON.stringify({ send_log: many(1_500, () => entry) }));
		const { outputs } = await bench().run('voipCommunications', 'message.send', {
			parameters: { to: phone(0) },
		});
		const { submission, ids, raw } = outputs[0]?.[0]?.json ?? {};
		assert.equal(submission, 'accepted');
		assert.equal((ids as string[]).length, 1_000);
		assert.equal((raw as { entriesLeftOut: number }).entriesLeftOut, 500);
	});
});

describe('What a list may hold', { timeout: 120_000 }, () => {
	/** Pages of nine megabytes each that never end; each has one record. */
	async function endless(): Promise<string> {
		let page = 0;
		const text = 'x'.repeat(9 * 1024 * 1024);
		const { url } = await serveHttp((_request, response) => {
			page += 1;
			const headers = { 'X-Pagination-Page-Count': '100000' };
			response.writeHead(200, headers).end(`[{"Id":${page},"Number":"1","Message":"${text}"}]`);
		});
		return url;
	}

	test('is bounded: the failure comes after the records that were read', async () => {
		const result = await bench().run('proTexting', 'message.getSent', {
			parameters: { returnAll: true },
			credential: { baseUrl: await endless() },
			onError: 'continueRegularOutput',
		});
		const all = shown(result);
		assert.equal(all.length, 8);
		const says = /^After 7 records: .*the list is larger than 64 MB: .*set a 'Limit'$/;
		assert.match(all.at(-1)?.failure?.message ?? '', says);
	});

	test('is bounded for all items of a run together, and each comes out', async () => {
		const result = await bench().run('proTexting', 'message.getSent', {
			items: many(6, (n) => ({ n })),
			parameters: { returnAll: true },
			credential: { baseUrl: await endless() },
			onError: 'continueRegularOutput',
		});
		const failures = shown(result).flatMap(({ failure }) => failure?.message ?? []);
		assert.equal(failures.length, 6);
		assert.ok(failures.some((message) => message.includes('the output is larger than 192 MB')));
		assert.ok(shown(result).length - 6 <= 22);
	});

	test('is given back when it is replaced', () => {
		const whole = new Budget(100, 'the output');
		const list = new Budget(80, 'the list', whole);
		list.take(80);
		assert.throws(() => list.take(1), /the list is larger than/);
		list.release();
		new Budget(80, 'the list', whole).take(80);
		assert.throws(() => new Budget(80, 'the list', whole).take(21), /the output is larger than/);
	});
});
