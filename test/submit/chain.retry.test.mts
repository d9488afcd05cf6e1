import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway, type Asked } from '../support/gateway.mts';
import { contextOf, only, phones, shown, toPhone, visible } from '../support/support.mts';

const { bench, ask, refuse, askedOf, took } = useGateway();

describe('Retry on Fail remembers the whole chain', () => {
	const many: Asked = {
		onError: 'stopWorkflow',
		retryOnFail: true,
		items: phones(2),
		parameters: { to: toPhone, options: { concurrency: 1 } },
	};

	test('what the fallback accepted is accepted, and the first is not asked again', async () => {
		bench().answer('enswitch', '{"responses":[{"code":"400","key":"snumber","message":"no"}]}');
		refuse('enswitch', 500);
		const result = await ask(['enswitch', 'proTexting'], {
			...many,
			onError: 'continueErrorOutput',
			items: [{ phone: 'nobody' }, ...phones(1)],
		});
		assert.ok(result.tries > 1);
		assert.deepEqual(askedOf(), ['enswitch', 'proTexting']);
		const [one] = shown(result);
		assert.equal(one?.provider, 'proTexting');
		assert.deepEqual(
			one.refusedBy?.map(({ provider }) => provider),
			['enswitch'],
		);
	});

	test('what the fallback may have taken stays unknown, and nobody is asked again', async () => {
		refuse('smsScheduler', 402);
		refuse('voipCommunications', 500);
		const result = await ask(['smsScheduler', 'voipCommunications'], many);
		assert.equal(result.status, 'error');
		assert.equal(result.tries, 3);
		assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications']);
		assert.match(result.error?.description ?? '', /2 unknown/);
	});

	test('what was rejected by all is offered to all again', async () => {
		refuse('smsScheduler', 402);
		refuse('voipCommunications', 401);
		const result = await ask(['smsScheduler', 'voipCommunications'], many);
		assert.equal(result.status, 'success', result.error?.message ?? '');
		assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications', 'smsScheduler']);
	});

	test('so does a Retry from the list of executions', async () => {
		refuse('smsScheduler', 402);
		refuse('voipCommunications', 500);
		const failed = await ask(['smsScheduler', 'voipCommunications'], { onError: 'stopWorkflow' });
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'error');
		assert.match(again.error?.description ?? '', /1 unknown/);
		assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications']);
	});

	test('after the sending hours have closed, and the credential was broken', async (t) => {
		const hours = { from: '00:00', to: '12:00', days: ['monday'], timezone: 'UTC' };
		t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2098-05-19T11:00:00Z') });
		refuse('smsScheduler', 402);
		bench().simulator.script({ provider: 'voipCommunications', delayMs: 0 });
		refuse('voipCommunications', 401);
		const baseUrl = bench().simulator.baseUrls.smsScheduler;
		const options = { batchSize: 1, concurrency: 1, sendingHours: { hours } };
		const failed = await ask(['smsScheduler', 'voipCommunications'], {
			onError: 'stopWorkflow',
			items: phones(2),
			parameters: { to: toPhone, options },
			wrong: {
				smsScheduler: { baseUrl: `={{ $now.hour === 11 ? "${baseUrl}" : "nowhere" }}` },
			},
		});
		assert.equal(failed.status, 'error');
		t.mock.timers.setTime(Date.parse('2098-05-19T13:00:00Z'));
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'error');
		assert.match(again.error?.description ?? '', /In this execution: 1 accepted, 1 rejected/);
		assert.match(again.error?.message ?? '', /'Base URL' in the credential/);
		assert.deepEqual(askedOf(), ['smsScheduler', 'voipCommunications', 'voipCommunications']);
	});

	test('what is kept of a message names the provider that has it', async () => {
		refuse('proTexting', 402);
		refuse('voipCommunications', 500);
		const result = await ask(['proTexting', 'voipCommunications'], {
			...many,
			parameters: { to: toPhone, from: '', options: {} },
			items: phones(1),
		});
		assert.equal(result.status, 'error');
		assert.deepEqual(askedOf(), ['proTexting', 'voipCommunications']);
		const [kept] = Object.values(contextOf(result, 'smsSubmissions'));
		assert.equal((kept as { about: { provider: string } }).about.provider, 'voipCommunications');
	});
});

test('A run that is stopped asks no fallback', async () => {
	bench().simulator.script({
		provider: 'smsScheduler',
		delayMs: 100,
		answer: { status: 402, body: '' },
	});
	const running = ask(['smsScheduler', 'voipCommunications']);
	while (bench().requests.length === 0) await sleep(5);
	running.cancel();
	await running.catch(() => undefined);
	await sleep(300);
	assert.deepEqual(askedOf(), ['smsScheduler']);
});

describe('A Duplicate Key holds for the whole chain', () => {
	const keyed = (key: string): Asked => ({ parameters: { options: { duplicateKey: key } } });
	const chain: ProviderName[] = ['enswitch', 'voipCommunications'];

	test('the fallback claims the key that the first released, and the next execution finds it', async () => {
		refuse('enswitch', 403);
		assert.deepEqual(took(await ask(chain, keyed('a'))), [['voipCommunications', 'accepted']]);
		const again = only(await ask(chain, keyed('a')));
		assert.deepEqual([again.submission, again.reason], ['notSent', 'duplicate']);
		assert.deepEqual(askedOf(), chain);
	});

	test('what the fallback may have taken is uncertain for the next execution', async () => {
		refuse('enswitch', 403);
		refuse('voipCommunications', 500);
		assert.equal(only(await ask(chain, keyed('b'))).submission, 'unknown');
		assert.equal(only(await ask(chain, keyed('b'))).submission, 'unknown');
		assert.deepEqual(askedOf(), chain);
	});

	test('what all rejected may be sent', async () => {
		refuse('enswitch', 403);
		refuse('voipCommunications', 401);
		assert.equal(only(await ask(chain, keyed('c'))).submission, 'rejected');
		assert.equal(only(await ask(chain, keyed('c'))).submission, 'accepted');
	});
});

test('No provider shows the secrets of another', async () => {
	const secret = 'the-Secret/of+both';
	const wrong = { smsScheduler: { apiKey: secret }, voipCommunications: { apiPassword: secret } };
	for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
		bench().answer('smsScheduler', `{"errors":{"sender_id":["${secret}"]}}`, 400);
		bench().answer('enswitch', `{"responses":[{"code":"403","message":"Your plan: ${secret}"}]}`);
		const result = await ask(['smsScheduler', 'enswitch', 'voipCommunications'], {
			wrong,
			onError,
		});
		assert.ok(!visible(result).includes(secret), visible(result));
		assert.deepEqual(new Set(askedOf()).size, 3);
	}
});
