import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { NODE_UNDER_TEST } from '../../sandbox/engine/engine.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { later, open, schedule } from '../support/hours.mts';
import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

type Options = { sendAt?: string; ifPast?: string };

describe('A message is held back outside the sending hours', () => {
	const refuse = { otherwise: 'refuse' };

	test('when its time may not be moved', async () => {
		const result = only(await schedule(bench(), { sendAt: '2030-07-05 21:00', hours: refuse }));
		assert.deepEqual(
			[result.submission, result.reason, result.heldUntil, result.scheduledFor],
			['notSent', 'sendingHours', '2030-07-08T06:00:00.000Z', null],
		);
		assert.equal(
			result.reasonText,
			'The send time is outside the sending hours (08:00 to 20:00, Monday to Friday, Europe/Paris). The next allowed time is 2030-07-08 08:00:00 UTC+02:00.',
		);
		assert.equal(bench().requests.length, 0);
	});

	test('and not within them', async () => {
		assert.equal(only(await schedule(bench(), { hours: refuse })).submission, 'accepted');
	});

	const sends: Array<[ProviderName, string, INodeParameters]> = [
		['proTexting', 'message.send', { to: '16461234567' }],
		['proTexting', 'campaign.send', { groupIds: ['100'] }],
		['smsScheduler', 'message.send', { to: phone(0) }],
		['smsScheduler', 'campaign.send', { to: phone(0) }],
		['enswitch', 'message.send', { to: '2001' }],
		['enswitch', 'campaign.send', { to: '2001' }],
		['voipCommunications', 'message.send', { to: '12812345678' }],
		['voipCommunications', 'campaign.send', { to: '12812345678' }],
	];
	for (const [provider, operation, parameters] of sends) {
		const send = async (hours: INodeParameters) =>
			only(
				await bench().run(provider, operation, {
					parameters: { ...parameters, simplify: true, options: { sendingHours: { hours } } },
				}),
			);

		test(`by ${operation} of ${provider}, which carries no time`, async () => {
			const result = await send({ ...later(), otherwise: 'move' });
			assert.deepEqual([result.submission, result.reason], ['notSent', 'sendingHours']);
			assert.match(
				result.reasonText ?? '',
				/^The send time is outside the sending hours \(.*UTC\)\. The next/,
			);
			const ahead = DateTime.fromISO(result.heldUntil ?? '').diffNow('minutes').minutes;
			assert.ok(ahead > 58 && ahead <= 60, `${ahead} minutes`);
			assert.equal(bench().requests.length, 0);
		});

		test(`and not by ${operation} of ${provider} within them`, async () => {
			const result = await send(open());
			assert.deepEqual([result.submission, result.heldUntil], ['accepted', undefined]);
		});
	}

	test('and takes the success branch, with a count of all and the reason above the output', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(3),
			parameters: { to: toPhone, options: { sendingHours: { hours: later() } } },
			onError: 'continueErrorOutput',
		});
		assert.equal(shown(result).length, 3);
		const [count, reason, ...others] = result.hints.map(({ message }) => message);
		assert.equal(count, '3 held back by sending hours.');
		assert.match(
			reason ?? '',
			/^3 messages were not sent\. The send time is outside .* next allowed time is/,
		);
		assert.deepEqual(others, []);
	});

	test('and its Duplicate Key stays free', async () => {
		const send = async (hours: INodeParameters) =>
			only(
				await bench().run('smsScheduler', 'message.send', {
					parameters: {
						to: phone(0),
						options: { duplicateKey: 'hours 1', sendingHours: { hours } },
					},
				}),
			).submission;
		assert.equal(await send(later()), 'notSent');
		assert.equal(await send(open()), 'accepted');
	});

	test('which a dry run says before', async () => {
		const { reason, heldUntil, preview } = only(
			await schedule(bench(), {
				sendAt: '2030-07-05 21:00',
				hours: refuse,
				options: { dryRun: true },
			}),
		);
		assert.deepEqual([reason, heldUntil], ['dryRun', '2030-07-08T06:00:00.000Z']);
		assert.match(
			preview?.warnings.join() ?? '',
			/^The message would be held back because its time is outside .* UTC\+02:00$/,
		);
	});
});

describe('A campaign of all items', () => {
	test('has one time although the hours close between two items', async () => {
		const seconds = '{{ $json.n === 0 ? "19:59:59" : "20:00:01" }}';
		const result = await bench().run('smsScheduler', 'campaign.schedule', {
			items: phones(2),
			parameters: {
				to: toPhone,
				sendAt: `=2030-07-01T${seconds}+02:00`,
				options: { sendingHours: { hours: { timezone: 'Europe/Paris' } } },
			},
		});
		const { recipients, scheduledFor } = only(result);
		assert.deepEqual([recipients, scheduledFor], [2, '2030-07-01T17:59:59.000Z']);
	});

	test('is refused when the items have other hours', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: phones(2),
			parameters: {
				to: toPhone,
				options: { sendingHours: { hours: { ...open(), to: '={{ "23:5" + $json.n }}' } } },
			},
		});
		assert.match(
			result.error?.message ?? '',
			/A campaign sends one message, but .* option differs/,
		);
	});
});

describe('A retry after the sending hours have closed', () => {
	const twoHours = 2 * 60 * 60 * 1000;

	/** Two messages, of which the second is refused; the clock moves on; a retry. */
	async function retry(t: TestContext, operation: string, more: Options = {}) {
		const { sendAt, ...options } = more;
		const sendingHours = { hours: open() };
		bench().answer('smsScheduler', JSON.stringify({ message_id: 7, sms_ids: { [phone(0)]: 1 } }));
		bench().answer('smsScheduler', '', 401);
		const failed = await bench().run('smsScheduler', operation, {
			parameters: {
				to: `${phone(0)}, ${phone(1)}`,
				...(sendAt === undefined ? {} : { sendAt }),
				options: { batchSize: 1, concurrency: 1, sendingHours, ...options },
			},
		});
		assert.equal(failed.status, 'error');
		t.mock.timers.enable({ apis: ['Date'], now: Date.now() + twoHours });
		const again = await bench().engine.retry(failed);
		assert.equal(again.status, 'success', again.error?.message ?? '');
		return again.node(NODE_UNDER_TEST);
	}

	test('keeps what was accepted, and holds back the rest', async (t) => {
		const again = await retry(t, 'message.send');
		assert.deepEqual(
			again.outputs[0]?.map(({ json }) => [json['submission'], json['reason']]),
			[
				['accepted', undefined],
				['notSent', 'sendingHours'],
			],
		);
		assert.equal(bench().requests.length, 2, 'those of the first try');
		const [count, reason] = again.hints.map(({ message }) => message);
		assert.equal(count, '1 accepted, 1 held back by sending hours.');
		assert.match(reason ?? '', /^1 message was not sent\. The send time is outside /);
	});

	test('moves the rest, and not what went out at once', async (t) => {
		const sendAt = new Date(Date.now() - twoHours).toISOString();
		const again = await retry(t, 'message.schedule', { sendAt, ifPast: 'sendNow' });
		const [first, second] = again.outputs[0]?.map(({ json }) => json) ?? [];
		assert.deepEqual([first?.['submission'], second?.['submission']], ['accepted', 'accepted']);
		assert.deepEqual([first?.['scheduledFor'], first?.['movedFrom']], [null, undefined]);
		assert.ok(String(second?.['scheduledFor']) > String(second?.['movedFrom']));
		assert.equal(bench().requests.length, 3);
	});
});
