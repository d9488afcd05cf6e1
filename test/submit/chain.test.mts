import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone, phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, refuse, askedOf, took, ledger } = useGateway();

describe('A fallback takes over what the provider before certainly did not take', () => {
	test('nobody else is asked when the first takes it', async () => {
		const result = await ask(['smsScheduler', 'voipCommunications']);
		assert.deepEqual(took(result), [['smsScheduler', 'accepted']]);
		assert.equal(only(result).refusedBy, undefined);
		assert.deepEqual(askedOf(), ['smsScheduler']);
	});

	test('the result names who took it, and who did not before', async () => {
		refuse('proTexting', 402);
		refuse('enswitch', 403);
		const result = await ask(['proTexting', 'enswitch', 'voipCommunications']);
		assert.deepEqual(took(result), [['voipCommunications', 'accepted']]);
		assert.deepEqual(
			only(result).refusedBy?.map(({ provider, failure }) => [provider, failure.kind]),
			[
				['proTexting', 'credit'],
				['enswitch', 'permission'],
			],
		);
		assert.deepEqual(ledger(), [['voipCommunications', phone(0)]]);
		assert.match(
			JSON.stringify(result.hints),
			/1 message fell back to Enswitch because ProTexting/,
		);
	});

	test('when the last one refuses too, its reason is the failure', async () => {
		refuse('smsScheduler', 402);
		refuse('voipCommunications', 401);
		const { provider, submission, failure, refusedBy } = only(
			await ask(['smsScheduler', 'voipCommunications']),
		);
		assert.deepEqual(
			[provider, submission, failure?.kind],
			['voipCommunications', 'rejected', 'authentication'],
		);
		assert.deepEqual(
			refusedBy?.map((one) => one.provider),
			['smsScheduler'],
		);
	});

	test('a schedule goes on with its time', async () => {
		refuse('proTexting', 402);
		const result = await ask(['proTexting', 'smsScheduler'], {
			operation: 'message.schedule',
			parameters: { sendAt: '2098-05-17T10:00:00Z' },
		});
		assert.deepEqual(took(result), [['smsScheduler', 'accepted']]);
		assert.equal(only(result).scheduledFor, '2098-05-17T10:00:00.000Z');
	});

	test('what goes on is batched as the next provider takes it', async () => {
		const chain: ProviderName[] = ['enswitch', 'voipCommunications'];
		for (let n = 0; n < 5; n++) refuse('enswitch', 403);
		const result = await ask(chain, { items: phones(5), parameters: { to: toPhone } });
		assert.equal(took(result).filter(([provider]) => provider === chain[1]).length, 5);
		assert.deepEqual(askedOf(), [...Array<string>(5).fill('enswitch'), 'voipCommunications']);
	});
});

describe('A fallback is not asked', () => {
	const cases: Array<[name: string, arrange: () => void, submission: string]> = [
		['for what may have been taken', () => refuse('proTexting', 500), 'unknown'],
		[
			'for what the provider had moments ago',
			() => bench().answer('proTexting', '{"name":"x","message":"x","code":8,"status":422}', 422),
			'notSent',
		],
		...([1, 2, 1001] as const).map((code): [string, () => void, string] => [
			`for ProTexting's error ${code}: an opt-out, a text or a number that it refuses`,
			() => {
				const body = { name: 'x', message: 'x', code, status: 422 };
				bench().answer('proTexting', JSON.stringify(body), 422);
			},
			'rejected',
		]),
	];
	for (const [name, arrange, submission] of cases) {
		test(name, async () => {
			arrange();
			const result = await ask(['proTexting', 'voipCommunications']);
			assert.deepEqual(took(result), [['proTexting', submission]]);
			assert.deepEqual(askedOf(), ['proTexting']);
		});
	}

	test('for a number that nobody can read', async () => {
		const result = await ask(['proTexting', 'voipCommunications'], {
			parameters: { to: 'nobody' },
		});
		assert.equal(only(result).failure?.kind, 'invalidInput');
		assert.deepEqual(askedOf(), []);
	});

	test('by a dry run', async () => {
		const result = await ask(['proTexting', 'voipCommunications'], {
			parameters: { options: { dryRun: true } },
		});
		assert.deepEqual(took(result), [['proTexting', 'notSent']]);
		assert.deepEqual(askedOf(), []);
	});
});

describe('Stop on Error with a fallback', () => {
	const onError = 'stopWorkflow';

	test('nothing fails when the fallback takes everything', async () => {
		refuse('smsScheduler', 401);
		const result = await ask(['smsScheduler', 'voipCommunications'], { onError });
		assert.equal(result.status, 'success', result.error?.message ?? '');
		assert.deepEqual(took(result), [['voipCommunications', 'accepted']]);
	});

	test('a failure of the account ends the asking of its provider, and all go on', async () => {
		refuse('enswitch', 403);
		const result = await ask(['enswitch', 'voipCommunications'], {
			onError,
			items: phones(4),
			parameters: { to: toPhone, options: { concurrency: 1 } },
		});
		assert.equal(result.status, 'success', result.error?.message ?? '');
		assert.deepEqual(askedOf(), ['enswitch', 'voipCommunications']);
		const asked = shown(result).map((one) => one.refusedBy?.length ?? 0);
		assert.deepEqual(asked, [1, 0, 0, 0], 'who was never asked refused nothing');
	});

	test('a failure of the last account ends the run', async () => {
		refuse('smsScheduler', 402);
		refuse('enswitch', 403);
		const result = await ask(['smsScheduler', 'enswitch'], {
			onError,
			items: phones(3),
			parameters: { to: toPhone, options: { concurrency: 1 } },
		});
		assert.equal(result.status, 'error');
		assert.deepEqual(askedOf(), ['smsScheduler', 'enswitch']);
		assert.match(result.error?.description ?? '', /Nothing was sent\./);
	});
});

describe('A campaign with a fallback', () => {
	const operation = 'campaign.send';

	test('counts over both, and has the ids of both', async () => {
		for (let tries = 0; tries < 3; tries++) refuse('smsScheduler', 429);
		const result = await ask(['smsScheduler', 'voipCommunications'], {
			operation,
			items: phones(4),
			parameters: { to: toPhone, options: { batchSize: 2, concurrency: 1 } },
		});
		const campaign = only(result);
		assert.deepEqual(
			[campaign.provider, campaign.submission, campaign.recipients, campaign.accepted],
			['voipCommunications', 'accepted', 4, 4],
		);
		assert.equal(campaign.ids?.length, 3, 'one of the batch, two of single messages');
	});

	test('says of who failed which provider was asked last, and who before', async () => {
		refuse('smsScheduler', 402);
		refuse('voipCommunications', 500);
		const campaign = only(await ask(['smsScheduler', 'voipCommunications'], { operation }));
		assert.equal(campaign.submission, 'unknown');
		const [failed] = campaign.failures;
		assert.equal(failed?.provider, 'voipCommunications');
		assert.deepEqual(
			failed.refusedBy?.map(({ provider }) => provider),
			['smsScheduler'],
		);
	});
});
