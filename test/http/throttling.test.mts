import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

const throttle = (retryAfter: string, times = 1) =>
	bench().simulator.script({
		provider: 'smsScheduler',
		times,
		answer: { status: 429, headers: { 'Retry-After': retryAfter } },
	});
const send = async () =>
	await bench().run('smsScheduler', 'message.send', {
		parameters: { to: phone(0) },
		onError: 'continueRegularOutput',
	});

describe('A provider that takes no more requests for now', () => {
	test('is asked again after the second that it names, and takes the message then', async () => {
		throttle('1');
		const result = await send();
		assert.equal(only(result).submission, 'accepted');
		const [first, second, ...others] = bench().requests;
		assert.ok(first && second && others.length === 0);
		assert.ok(second.at - first.at >= 990, `${second.at - first.at} ms between them`);
		assert.equal(bench().simulator.ledger.length, 1);
	});

	test('is asked again at the time that it names as a date', async () => {
		// Such a date has no fractions of a second.
		throttle(new Date(Date.now() + 1500).toUTCString());
		assert.equal(only(await send()).submission, 'accepted');
		const [first, second] = bench().requests;
		assert.ok(first && second && second.at - first.at >= 400);
	});

	const noTime: Record<string, () => string> = {
		'that is past': () => new Date(Date.now() - 5000).toUTCString(),
		'of no seconds': () => '0',
		'of negative seconds': () => '-1',
		'that cannot be read': () => 'soon',
	};
	for (const [name, header] of Object.entries(noTime)) {
		test(`is asked again after the usual pause when it names a time ${name}`, async () => {
			throttle(header());
			assert.equal(only(await send()).submission, 'accepted');
			const [first, second, ...others] = bench().requests;
			assert.ok(first && second && others.length === 0);
			assert.ok(second.at - first.at >= 240, `${second.at - first.at} ms between them`);
		});
	}

	test('is not waited for when it names an hour: rejected at once, safe to try again', async () => {
		throttle('3600');
		const { submission, failure } = only(await send());
		assert.deepEqual(
			[submission, failure?.kind, failure?.code, failure?.retrySafe],
			['rejected', 'throttled', '429', true],
		);
		assert.equal(bench().requests.length, 1);
	});

	test('is asked three times and no more', async () => {
		throttle('0', 5);
		const { submission, failure } = only(await send());
		assert.deepEqual([submission, failure?.kind], ['rejected', 'throttled']);
		assert.equal(bench().requests.length, 3);
		assert.equal(bench().simulator.ledger.length, 0);
	});

	test('holds back the other messages too', async () => {
		throttle('1');
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(3),
			parameters: { to: toPhone, options: { batchSize: 1, concurrency: 1 } },
		});
		assert.ok(shown(result).every(({ submission }) => submission === 'accepted'));
		const [first, ...later] = bench().requests;
		assert.equal(later.length, 3);
		assert.ok(later.every(({ at }) => first && at - first.at >= 990));
	});
});

describe('A provider that says how many requests are left', () => {
	const left = (remaining: string, reset: string) =>
		bench().simulator.script({
			provider: 'smsScheduler',
			answer: {
				headers: { 'X-Rate-Limit-Remaining': remaining, 'X-Rate-Limit-Reset': reset },
				body: { message_id: 1, sms_ids: { [phone(0)]: 1 } },
			},
		});
	const sendTwo = async () =>
		await bench().run('smsScheduler', 'message.send', {
			items: phones(2),
			parameters: { to: toPhone, options: { batchSize: 1, concurrency: 1 } },
		});
	const apart = (): number => {
		const [first, second] = bench().requests;
		assert.ok(first && second);
		return second.at - first.at;
	};
	const slowed = /took longer because of the provider's rate limit/;

	test('is left alone for the seconds that it names when there are none, and the hint says so', async () => {
		left('0', '1');
		const result = await sendTwo();
		assert.ok(shown(result).every(({ submission }) => submission === 'accepted'));
		assert.ok(apart() >= 990, `${apart()} ms between them`);
		assert.ok(result.hints.some(({ message }) => slowed.test(message)));
	});

	const others: Record<string, [remaining: string, reset: string]> = {
		'when there are some': ['1', '30'],
		'when there are none for an hour: the next answer will say no': ['0', '3600'],
		'when the seconds are none': ['0', 'soon'],
		'when the number is none': ['few', '30'],
		'when no time is left': ['0', '0'],
	};
	for (const [name, [remaining, reset]] of Object.entries(others)) {
		test(`is not waited for ${name}`, async () => {
			left(remaining, reset);
			const result = await sendTwo();
			assert.ok(apart() < 20_000, `${apart()} ms between them`);
			assert.ok(!result.hints.some(({ message }) => slowed.test(message)));
		});
	}

	test('with 429 is asked again after the seconds of its limit', async () => {
		bench().simulator.script({ provider: 'smsScheduler', fault: '429 with rate limit headers' });
		const result = await send();
		assert.equal(only(result).submission, 'accepted');
		assert.ok(apart() >= 990, `${apart()} ms between them`);
		assert.ok(result.hints.some(({ message }) => slowed.test(message)));
	});
});

describe('Requests per Minute', () => {
	test('keeps a distance between requests, and their order', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(4),
			parameters: { to: toPhone, options: { batchSize: 1, requestsPerMinute: 300 } },
		});
		assert.ok(shown(result).every(({ submission }) => submission === 'accepted'));
		assert.deepEqual(
			bench().recipients,
			phones(4).map((one) => one.phone),
		);
		const times = bench().requests.map(({ at }) => at);
		const [first = 0, last = 0] = [times[0], times.at(-1)];
		assert.ok(last - first >= 550, `4 requests within ${last - first} ms`);
	});

	test('of 0 means no limit', async () => {
		await bench().run('smsScheduler', 'message.send', {
			items: phones(30),
			parameters: { to: toPhone, options: { batchSize: 1, requestsPerMinute: 0 } },
		});
		assert.equal(bench().requests.length, 30);
	});
});
