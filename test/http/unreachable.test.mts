import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { closedPort, serveBytes, serveHttp } from '../support/servers.mts';
import { only, phone, shown, useBench, visible, type How } from '../support/support.mts';

const bench = useBench();

const send = async (baseUrl: string, how: How = {}) =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: { to: phone(0) },
		credential: { baseUrl },
		onError: 'continueRegularOutput',
		...how,
	});

describe('A provider that cannot be reached', { timeout: 30_000 }, () => {
	test('because nobody listens: rejected, safe to try again', async () => {
		const started = performance.now();
		const { submission, failure } = only(await send(await closedPort()));
		assert.equal(submission, 'rejected');
		assert.deepEqual(
			[failure?.kind, failure?.retrySafe, failure?.code],
			['unreachable', true, 'ECONNREFUSED'],
		);
		assert.match(failure?.message ?? '', /could not be reached: the connection was refused/);
		// Far from the time-out, which is half a minute.
		assert.ok(performance.now() - started < 10_000);
	});

	test('because there is no such host: the run stops, and says what to check', async () => {
		const result = await send('http://nowhere.invalid/api', { onError: 'stopWorkflow' });
		assert.match(result.error?.message ?? '', /could not be reached: .*host.*/);
		assert.equal(result.error?.context?.itemIndex, 0);
		assert.match(
			result.error?.description ?? '',
			/Check 'Base URL' in the credential.* Nothing was sent\.$/,
		);
	});

	test('by https at a port of http: rejected, and the reason is said', async () => {
		const server = await serveHttp((_request, response) => response.end('{}'));
		const { submission, failure } = only(await send(server.url.replace('http:', 'https:')));
		assert.deepEqual([submission, failure?.kind], ['rejected', 'unreachable']);
		assert.match(failure?.message ?? '', /the host doesn't support https/);
	});

	test('for a moment is asked again, and takes the message when it is back', async () => {
		const baseUrl = await closedPort();
		const answer = JSON.stringify({ message_id: 1, sms_ids: { [phone(0)]: 2 } });
		const back = sleep(100).then(() =>
			serveHttp((_request, response) => response.end(answer), Number(new URL(baseUrl).port)),
		);
		const result = await send(baseUrl);
		await back;
		assert.equal(only(result).submission, 'accepted');
	});
});

describe('A redirect', () => {
	const secret = 'sim-scheduler-key-93be07';

	for (const status of [301, 302, 303, 307, 308]) {
		test(`with HTTP ${status} is not followed: unknown, and the other host hears nothing`, async () => {
			const other = await serveHttp((_request, response) => response.end('{}'));
			const first = await serveHttp((_request, response) => {
				response.writeHead(status, { location: `${other.url}/sms` }).end();
			});
			const result = await send(first.url);
			const { submission, failure } = only(result);
			assert.deepEqual([submission, failure?.kind], ['unknown', 'unreachable']);
			assert.match(failure?.message ?? '', /redirect, which the node doesn't follow \(HTTP 30\d\)/);
			assert.deepEqual([first.connections, other.connections], [1, 0]);
			assert.ok(!visible(result).includes(secret));
		});
	}

	test('of a report is not followed either', async () => {
		const other = await serveHttp((_request, response) => response.end('{}'));
		const first = await serveHttp((_request, response) => {
			response.writeHead(302, { location: `${other.url}/sms` }).end();
		});
		const result = await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: '1' },
			credential: { baseUrl: first.url },
			onError: 'continueRegularOutput',
		});
		assert.match(shown(result)[0]?.failure?.message ?? '', /redirect/);
		assert.equal(other.connections, 0);
	});
});

describe('An answer that is no HTTP', () => {
	for (const [name, bytes] of Object.entries({
		'of another protocol': 'SSH-2.0-OpenSSH_9.6\r\n',
		'with a status that is none': 'HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}',
	})) {
		test(`${name}: unknown, since the request was read`, async () => {
			const server = await serveBytes((socket) => socket.end(bytes));
			const { submission, failure } = only(await send(server.url));
			assert.equal(submission, 'unknown');
			assert.equal(failure?.retrySafe, false);
			assert.equal(server.connections, 1);
		});
	}
});
