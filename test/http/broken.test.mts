import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, test } from 'node:test';

import { serveBytes, serveHttp, type TestServer } from '../support/servers.mts';
import { only, phone, phones, shown, toPhone, useBench, type How } from '../support/support.mts';

const bench = useBench();

/** Well over what any of these takes on a slow machine, and well below what none may take. */
const SOON_MS = 10_000;

/** Short, so that silence ends soon; long, where something else must end it, on a slow machine, too. */
const toPhoneWithin = (timeout: number) => ({ to: phone(0), options: { timeout } });

const send = async ({ url }: TestServer, how: How = {}) =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: toPhoneWithin(400),
		credential: { baseUrl: url },
		onError: 'continueRegularOutput',
		...how,
	});

/** Never ends: some bytes at a time, so that no time-out of idleness ends it either. */
function drip(response: ServerResponse): void {
	const timer = setInterval(() => response.write(' '), 50);
	response.on('close', () => clearInterval(timer));
}

function pour(response: ServerResponse): void {
	const more = (): void => {
		while (!response.destroyed && response.write(Buffer.alloc(1_000_000, 32)));
	};
	response.on('drain', more);
	more();
}

describe('A send whose answer breaks', { timeout: 30_000 }, () => {
	const bytes: Record<string, [answer: (socket: Socket) => void, kind: string, message: RegExp]> = {
		'by a reset before it begins': [
			(socket) => socket.resetAndDestroy(),
			'unreachable',
			/connection broke before a response arrived/,
		],
		'by an end before it begins': [
			(socket) => socket.end(),
			'unreachable',
			/connection broke before a response arrived/,
		],
		'by a reset in its middle': [
			(socket) => {
				socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"message_id":');
				setTimeout(() => socket.resetAndDestroy(), 50);
			},
			'unreadable',
			/broke in the middle of the response \(HTTP 200\)/,
		],
		'by an end in its middle': [
			(socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"message_id":'),
			'unreadable',
			/broke in the middle of the response/,
		],
		'by silence before it begins': [
			() => undefined,
			'timeout',
			/No response arrived within 0.4 sec/,
		],
		'by silence in its middle': [
			(socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"message_id":'),
			'timeout',
			/not complete within 0.4 seconds/,
		],
	};
	for (const [name, [answer, kind, message]] of Object.entries(bytes)) {
		test(`${name}: unknown, made once, within the time-out`, async () => {
			const server = await serveBytes(answer);
			const parameters = toPhoneWithin(kind === 'timeout' ? 400 : 20_000);
			const started = performance.now();
			const { submission, failure } = only(await send(server, { parameters }));
			assert.equal(submission, 'unknown');
			assert.deepEqual([failure?.kind, failure?.retrySafe], [kind, false]);
			assert.match(failure?.message ?? '', message);
			assert.equal(server.connections, 1);
			assert.ok(performance.now() - started < SOON_MS);
		});
	}

	test('by an endless drip: unknown at the end of the time-out', async () => {
		const server = await serveHttp((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			drip(response);
		});
		const started = performance.now();
		const { submission, failure } = only(await send(server));
		assert.deepEqual([submission, failure?.kind], ['unknown', 'timeout']);
		assert.match(failure?.message ?? '', /not complete within 0.4 seconds/);
		assert.ok(performance.now() - started < SOON_MS);
	});

	test('by a drip of headers: unknown at the end of the time-out', async () => {
		const server = await serveBytes((socket) => {
			socket.write('HTTP/1.1 200 OK\r\n');
			const timer = setInterval(() => socket.write('x: y\r\n'), 50);
			socket.on('close', () => clearInterval(timer));
		});
		const { submission, failure } = only(await send(server));
		assert.deepEqual([submission, failure?.kind], ['unknown', 'timeout']);
	});

	test('by XML that is still being parsed when the time is over: unknown', async (t) => {
		const { now } = Date;
		const server = await serveHttp((_request, response) => {
			// Parsing blocks timers, so that only a look at the clock can end it.
			t.mock.method(Date, 'now', () => now() + 60_000);
			response.end(`<response>${'<sms/>'.repeat(1_000)}</response>`);
		});
		const { submission, failure } = only(await send(server, { parameters: toPhoneWithin(20_000) }));
		assert.deepEqual([submission, failure?.kind], ['unknown', 'timeout']);
		assert.equal(server.connections, 1);
	});

	test('by being larger than 10 MB: unknown, and it is not read on', async () => {
		const server = await serveHttp((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			pour(response);
		});
		const { submission, failure } = only(await send(server, { parameters: toPhoneWithin(20_000) }));
		assert.deepEqual([submission, failure?.kind], ['unknown', 'unreadable']);
		assert.match(failure?.message ?? '', /larger than 10 MB/);
	});
});

describe('The error of a run that stops at a broken answer', () => {
	for (const [name, answer] of Object.entries({
		'by a reset': (socket: Socket) => socket.resetAndDestroy(),
		'by silence in its middle': (socket: Socket) =>
			socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"message_id":'),
	})) {
		test(`${name} says that it may have been sent, and does not advise to send it again`, async () => {
			const result = await send(await serveBytes(answer), { onError: 'stopWorkflow' });
			const { message = '', description = '' } = result.error ?? {};
			assert.doesNotMatch(`${message} ${description}`, /You can retry|Retry on Fail/i);
			assert.match(
				description ?? '',
				/^The message may have been sent, so retries won't send it again\./,
			);
		});
	}
});

describe('A time-out', () => {
	const late: How = {
		items: phones(2),
		parameters: { to: toPhone, options: { timeout: 800, concurrency: 1, batchSize: 1 } },
	};
	const slowFirst = () =>
		bench().simulator.script({ provider: 'smsScheduler', delayMs: 2500, times: 1 });

	test('leaves a message unknown that the phone has, and the others go on', async () => {
		slowFirst();
		const result = await bench().run('smsScheduler', 'message.send', {
			...late,
			onError: 'continueRegularOutput',
		});
		const [first, second] = shown(result);
		assert.deepEqual([first?.submission, second?.submission], ['unknown', 'accepted']);
		assert.deepEqual([first?.failure?.kind, first?.failure?.retrySafe], ['timeout', false]);
		assert.match(first?.failure?.message ?? '', /within 0.8 seconds/);
		assert.equal(bench().simulator.ledger.length, 2);
	});

	test('is not sent again by Retry on Fail', async () => {
		slowFirst();
		const result = await bench().run('smsScheduler', 'message.send', {
			...late,
			retryOnFail: true,
		});
		assert.equal(result.status, 'error');
		assert.equal(result.tries, 3);
		assert.match(result.error?.description ?? '', /1 accepted, 1 unknown/);
		assert.match(result.error?.description ?? '', /Check your provider account/);
		assert.equal(bench().requests.length, 2);
		assert.equal(bench().simulator.ledger.length, 2);
	});

	test('is not sent again by Retry in the list of executions', async () => {
		slowFirst();
		const failed = await bench().run('smsScheduler', 'message.send', late);
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'error');
		assert.equal(bench().simulator.ledger.length, 2);
	});

	for (const timeout of [2500.5, 3_000_000_000, 10_000_000_000]) {
		test(`of ${timeout} milliseconds is understood`, async () => {
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: { to: phone(0), options: { timeout } },
				onError: 'continueRegularOutput',
			});
			const { submission, failure } = only(result);
			assert.ok(
				submission === 'accepted' || failure?.kind === 'invalidInput',
				'accepted, or refused before it was sent',
			);
			const sent = submission === 'accepted' ? 1 : 0;
			assert.equal(bench().simulator.ledger.length, sent);
		});
	}
});
