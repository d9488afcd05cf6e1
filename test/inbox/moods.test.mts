import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import { DOCUMENTED_SECRETS, useSimulator } from '../simulator/support.mts';
import { control, inboxOf, SEND, SENDING } from './support.mts';

const MESSAGE = { to: '+16461234567', text: 'Hello' };

describe('A provider can be made to', () => {
	const simulator = useSimulator();

	for (const provider of SENDING) {
		const setMood = (mood: string, times?: number) =>
			control(simulator(), `providers/${provider}`, { mood, ...(times && { times }) });
		const send = () => SEND[provider](simulator(), MESSAGE);

		test(`throttle (${provider}): 429, with the time to wait, and nothing is sent`, async () => {
			await setMood('throttling');
			const { status, headers } = await send();
			assert.deepEqual([status, headers.get('retry-after')], [429, '2']);
			assert.equal(simulator().ledger.length, 0);
			await setMood('normal');
			assert.equal((await send()).status, 200);
			assert.equal(simulator().ledger.length, 1);
		});

		test(`fail (${provider}): 500 for as many requests as asked, then all is well`, async () => {
			const { json } = await setMood('failing', 2);
			assert.deepEqual(JSON.parse(JSON.stringify(json)), { mood: 'failing', left: 2 });
			const statuses = [await send(), await send(), await send()].map(({ status }) => status);
			assert.deepEqual(statuses, [500, 500, 200]);
			assert.equal(simulator().ledger.length, 1);
		});

		test(`answer nonsense (${provider}): a page, then broken data, and nothing is sent`, async () => {
			await setMood('nonsense');
			const page = await send();
			assert.match(page.headers.get('content-type') ?? '', /html/);
			assert.equal(page.status, 200);
			const broken = await send();
			assert.match(broken.headers.get('content-type') ?? '', /json/);
			assert.throws(() => JSON.parse(broken.text), SyntaxError);
			assert.equal(simulator().ledger.length, 0);
		});

		test(`hang (${provider}): it takes the message, and is silent until the mood changes`, async () => {
			await setMood('hanging');
			const outcome = send().then(
				() => 'an answer',
				() => 'no answer',
			);
			assert.equal(await Promise.race([outcome, sleep(150, 'silence')]), 'silence');
			assert.equal(simulator().ledger.length, 1);
			const { providers } = await inboxOf(simulator());
			const shown = providers.find((one) => one.provider === provider);
			assert.deepEqual([shown?.mood, shown?.requests, shown?.lastStatus], ['hanging', 1, null]);
			await setMood('normal');
			assert.equal(await outcome, 'no answer');
			assert.equal((await send()).status, 200);
		});
	}

	test('hang for one request, which goes on hanging while the next one is answered', async () => {
		await control(simulator(), 'providers/enswitch', { mood: 'hanging', times: 1 });
		const hanging = SEND.enswitch(simulator(), MESSAGE).catch(() => 'no answer');
		await sleep(100);
		assert.equal((await SEND.enswitch(simulator(), MESSAGE)).status, 200);
		assert.equal(await Promise.race([hanging, sleep(100, 'silence')]), 'silence');
		await control(simulator(), 'reset', {});
		assert.equal(await hanging, 'no answer');
	});

	test('hang, and the simulator still closes at once', async () => {
		const other = await createSimulator({ secrets: DOCUMENTED_SECRETS });
		other.setMood('enswitch', 'hanging');
		const hanging = SEND.enswitch(other, MESSAGE).catch(() => 'no answer');
		await sleep(100);
		await other.close();
		assert.equal(await hanging, 'no answer');
	});

	test('stay as it is in one thing while a script says otherwise for one request', async () => {
		simulator().setMood('smsScheduler', 'failing');
		simulator().script({ provider: 'smsScheduler', error: 'unauthorized' });
		const statuses = [
			(await SEND.smsScheduler(simulator(), MESSAGE)).status,
			(await SEND.smsScheduler(simulator(), MESSAGE)).status,
		];
		assert.deepEqual(statuses, [401, 500]);
	});

	const REFUSED: readonly (readonly [path: string, body: object, message: RegExp])[] = [
		['providers/nobody', { mood: 'failing' }, /provider must be one of proTexting/],
		['providers/enswitch', { mood: 'angry' }, /mood must be one of normal, throttling/],
		['providers/enswitch', {}, /mood must be one of/],
		['providers/enswitch', { mood: 'failing', times: 0 }, /times must be 1 or more/],
		['providers/enswitch', { mood: 'failing', times: 'x' }, /times must be a number/],
	];
	for (const [path, body, message] of REFUSED) {
		test(`do nothing that it cannot: ${path} ${JSON.stringify(body)}`, async () => {
			const { status, json } = await control(simulator(), path, body);
			assert.equal(status, 400);
			assert.match(String(json['error']), message);
			assert.equal(simulator().moodOf('enswitch').mood, 'normal');
		});
	}
});
