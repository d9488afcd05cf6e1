/** What providers tell the customer's program when a phone writes back. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import type { Callback, ProviderName } from '../../sandbox/simulator/types.mts';
import { START, useSimulator } from '../simulator/support.mts';
import { startProgram } from './program.mts';
import { control, inboxOf, listen } from './support.mts';

const PHONE = '+14155550101';
const TEXT = 'Yes & no = "é" 😀';

describe('A reply reaches the customer’s program', () => {
	const simulator = useSimulator({ timings: { callbackMs: 300 } });
	const program = async (context: TestContext, ...how: Parameters<typeof startProgram>) => {
		const started = await startProgram(...how);
		context.after(started.close);
		return started;
	};
	const setUrl = (provider: ProviderName, url: string) =>
		control(simulator(), `callbacks/${provider}`, { url });
	const reply = (provider: ProviderName, to: string) =>
		control(simulator(), 'inbound', { provider, from: PHONE, to, text: TEXT });
	const shown = async (): Promise<Callback | null | undefined> =>
		(await inboxOf(simulator())).phones.shown[0]?.messages.at(-1)?.callback;
	/** What the inbox shows in the end. */
	const outcome = async (provider: ProviderName = 'voipCommunications') => {
		const events = await listen(simulator());
		await reply(provider, '17134567890');
		for (;;) {
			const { message } = await events.next('callback');
			if (String(message?.['callback']?.['state']) === 'waiting') continue;
			events.stop();
			return await shown();
		}
	};

	const FORMS: readonly (readonly [ProviderName, to: string, form: Record<string, string>])[] = [
		['voipCommunications', '17134567890', { from: '14155550101', to: '17134567890', msg: TEXT }],
		[
			'enswitch',
			'2125550000',
			{
				class: 'message',
				event: 'received',
				timestamp: `${START / 1000}.000000`,
				snumber: PHONE,
				cnumber: '2125550000',
				body: TEXT,
				uniqueid: '1234567891',
				received: String(START / 1000),
			},
		],
	];
	for (const [provider, to, form] of FORMS) {
		test(`as a form that ${provider} POSTs`, async (context) => {
			const { url, requests, asked } = await program(context);
			await setUrl(provider, url);
			await reply(provider, to);
			await asked();
			const [request] = requests;
			assert.equal(request?.method, 'POST');
			assert.match(request?.type ?? '', /^application\/x-www-form-urlencoded/);
			assert.deepEqual(Object.fromEntries(new URLSearchParams(request?.body)), form);
		});
	}

	const OUTCOMES: readonly (readonly [string, Parameters<typeof startProgram>[0], Callback])[] = [
		['200', 200, { state: 'answered', status: 200 }],
		['404', 404, { state: 'answered', status: 404 }],
		['302, which is not followed', 302, { state: 'answered', status: 302 }],
		['nothing', 'silence', { state: 'noAnswer' }],
		['a broken connection', 'hangUp', { state: 'noAnswer' }],
	];
	for (const [words, how, expected] of OUTCOMES) {
		test(`and the inbox shows that it answers ${words}`, async (context) => {
			const { url, requests } = await program(context, how);
			await setUrl('voipCommunications', url);
			assert.deepEqual(await outcome(), expected);
			assert.equal(requests.length, 1);
		});
	}

	test('unless it does not run, as the inbox shows', async () => {
		const gone = await startProgram();
		await gone.close();
		await setUrl('voipCommunications', gone.url);
		assert.deepEqual(await outcome(), { state: 'unreachable' });
	});

	test('unless nobody entered an address, or it was taken away', async (context) => {
		assert.deepEqual(await outcome(), { state: 'noUrl' });
		const { url, requests } = await program(context);
		await setUrl('voipCommunications', url);
		await setUrl('voipCommunications', ' ');
		assert.deepEqual(await outcome(), { state: 'noUrl' });
		assert.equal(requests.length, 0);
	});

	test('and everything is cleared while it thinks: nothing comes of it any more', async (context) => {
		const { url, asked } = await program(context, 'silence');
		await setUrl('voipCommunications', url);
		await reply('voipCommunications', '17134567890');
		await asked();
		assert.deepEqual(await shown(), { state: 'waiting' });
		const [message] = simulator().book.phones.get(PHONE) ?? [];
		await control(simulator(), 'reset', {});
		await sleep(400);
		assert.deepEqual(message?.callback, { state: 'waiting' });
		assert.equal((await inboxOf(simulator())).messages, 0);
	});

	for (const provider of ['proTexting', 'smsScheduler'] as const) {
		test(`only of those that tell of replies, not of ${provider}`, async () => {
			const { status, json } = await setUrl(provider, 'http://127.0.0.1:1/');
			assert.equal(status, 400);
			assert.match(String(json['error']), /has no Callback URL/);
			await reply(provider, '17134567890');
			assert.equal(await shown(), null);
		});
	}
});

describe('A Callback URL', () => {
	const atStart = 'http://127.0.0.1:5678/webhook/sms-reply';
	const simulator = useSimulator({ callbackUrls: { voipCommunications: atStart } });
	const urlOf = async () =>
		(await inboxOf(simulator())).providers.find(({ provider }) => provider === 'voipCommunications')
			?.callbackUrl;
	const set = (url: string) => control(simulator(), 'callbacks/voipCommunications', { url });

	const GOOD = ['http://localhost:1/a', 'https://[::1]/', 'http://127.0.0.2:80/x?key=1', ''];
	for (const url of GOOD) {
		test(`may be ${url || 'empty'}, until everything is cleared`, async () => {
			assert.equal((await set(url)).status, 200);
			assert.equal(await urlOf(), url.replace(':80', ''));
			await control(simulator(), 'reset', {});
			assert.equal(await urlOf(), atStart);
		});
	}

	const BAD = [
		'https://example.com/hook',
		'http://192.168.1.5:5678/',
		'http://127.0.0.1.example.com/',
		'http://localhost@example.com/',
		'ftp://127.0.0.1/',
		'/webhook/sms-reply',
	];
	for (const url of BAD) {
		test(`cannot be ${url}, which would leave this machine`, async () => {
			const { status, json } = await set(url);
			assert.equal(status, 400);
			assert.match(String(json['error']), /must be a whole address of this machine, such as http/);
			assert.equal(await urlOf(), atStart);
			const callbackUrls = { enswitch: url };
			await assert.rejects(createSimulator({ callbackUrls }), /of this machine/);
		});
	}

	test('cannot hold a password', async () => {
		const { json } = await set('http://me:secret@127.0.0.1/');
		assert.match(String(json['error']), /cannot hold a user name or a password/);
	});

	test('is none for the others', async () => {
		const { providers } = await inboxOf(simulator());
		const urls = providers.map(({ callbackUrl }) => callbackUrl);
		assert.deepEqual(urls, [null, null, '', atStart]);
	});
});
