import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters, OnError } from 'n8n-workflow';

import { only, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

const path = 'sms/single-schedule-messages';
const to = '+16461234567';

const schedule = async (options: INodeParameters = {}) =>
	only(
		await bench().run('proTexting', 'message.schedule', {
			parameters: { to, sendAt: '2030-01-11T10:05:00Z', options },
		}),
	).id;

const ask = async (parameters: INodeParameters, onError?: OnError) =>
	await bench().run('proTexting', 'message.getReport', {
		parameters: { idType: 'scheduled', ...parameters },
		...(onError ? { onError } : {}),
	});

const record = (Id: number) => ({ Id, MobilePhone: '16461234567', Status_Id: 3 });
const page = (...ids: number[]) => bench().answer('proTexting', JSON.stringify(ids.map(record)));
const hundred = (from: number) => Array.from({ length: 100 }, (_, n) => from + n);
const asked = () =>
	bench()
		.requests.filter((one) => one.path === path)
		.map(({ query }) => Number(/(?<!-)page=(\d+)/.exec(query)?.[1] ?? 1));
const isGone = (report: Shown) =>
	assert.deepEqual(
		{ ...report, reason: report.reason?.slice(0, 35) },
		{
			provider: 'proTexting',
			operation: 'message.getReport',
			id: '777',
			to: null,
			deliveryState: null,
			final: false,
			status: null,
			scheduledFor: null,
			reason: 'The message is no longer scheduled:',
			raw: {},
		},
	);

describe('The report of a scheduled message of ProTexting', () => {
	const states: Record<string, [template: string | undefined, state: string | null, text: string]> =
		{
			'that waits for its time': [undefined, 'scheduled', 'Approved and Scheduled'],
			'that waits for its picture': ['10587', null, 'Pending'],
			'that waits for someone to act': ['10588', null, 'Action Required'],
		};
	for (const [name, [template, state, text]] of Object.entries(states)) {
		test(`${name} is as the list of scheduled messages has it`, async () => {
			const id = String(await schedule(template ? { mmsTemplateId: template } : {}));
			const report = only(await ask({ id }));
			assert.deepEqual([report.id, report.to, report.deliveryState], [id, to, state]);
			assert.deepEqual([report.final, report.status?.text], [false, text]);
			assert.equal(report.scheduledFor, '2030-01-11T10:05:00.000Z');
			assert.equal(report.raw.Id, id);
			assert.equal(report.reason, undefined);
		});
	}

	test('that was deleted, or is not known, says that it is not scheduled, and no state', async () => {
		await schedule();
		const report = only(await ask({ id: '777' }));
		isGone(report);
		assert.match(
			report.reason ?? '',
			/was sent or deleted, or the ID is wrong.*Look for the message with Get Many Sent\.$/,
		);
	});

	test('that went out is not the report of a sent message with the same number', async () => {
		bench().answer('proTexting', JSON.stringify([record(1)]));
		isGone(only(await ask({ id: '777' })));
		assert.deepEqual(asked(), [1]);
		assert.equal(bench().requests.length, 1);
	});

	test('is found on a later page, and not looked for further', async () => {
		page(...hundred(1000));
		page(...hundred(2000), 777);
		assert.equal(only(await ask({ id: '777' })).deliveryState, 'scheduled');
		assert.deepEqual(asked(), [1, 2]);
	});

	test('is gone only after all pages, read forwards and backwards', async () => {
		page(...hundred(1000));
		page(...hundred(2000));
		page(3000);
		page(...hundred(2000));
		page(...hundred(1000));
		isGone(only(await ask({ id: '777' })));
		assert.deepEqual(asked(), [1, 2, 3, 2, 1]);
	});

	test('is found when it moved up while the list was read', async () => {
		page(...hundred(1000));
		page(3000);
		page(...hundred(1001).slice(1), 777);
		assert.equal(only(await ask({ id: '777' })).deliveryState, 'scheduled');
		assert.deepEqual(asked(), [1, 2, 1]);
	});

	for (const [name, fail] of Object.entries({
		'cannot be had': () => bench().answer('proTexting', '{}', 404),
		'is no list': () => bench().answer('proTexting', '{"hello":"world"}'),
		'is empty': () => bench().answer('proTexting', ''),
	})) {
		test(`fails when a page ${name}: nothing is called gone`, async () => {
			page(...hundred(1000));
			fail();
			const { deliveryState, failure } = only(await ask({ id: '777' }, 'continueRegularOutput'));
			assert.equal(deliveryState, undefined);
			assert.ok(failure);
		});
	}

	test('is waited for while it is scheduled, and no longer when it is gone', async () => {
		page(777);
		page(777);
		page(1);
		const options = { waitUntilFinal: true, pollInterval: 0.1, maxWait: 60 };
		isGone(only(await ask({ id: '777', options })));
		assert.equal(asked().length, 3);
	});

	test('needs the number of a scheduled message', async () => {
		const result = await ask({ id: '8cccf554cd42' });
		const says = /but the ID of a scheduled message is a number: .* choose another 'ID Type'/;
		assert.match(result.error?.message ?? '', says);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A report of ProTexting', () => {
	const hex = '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0';
	const stated = { DeliveryStatus_Id: 2, DeliveryStatus_Description: 'Delivered' };
	const ids: Record<string, [id: string, other: unknown, same: unknown]> = {
		send: [hex, hex.replace('8', '9'), hex.toUpperCase()],
		sentHistory: ['1001', 10001, '1001'],
	};
	for (const [idType, [id, other, same]] of Object.entries(ids)) {
		test(`is never that of another message (${idType})`, async () => {
			bench().answer('proTexting', JSON.stringify([{ Id: other, ...stated }]));
			const { failure, deliveryState } = only(await ask({ idType, id }, 'continueRegularOutput'));
			assert.equal(deliveryState, undefined);
			assert.equal(failure?.kind, 'unreadable');
			assert.match(
				failure.message,
				RegExp(`is a report on a different message \\(${String(other)}\\)$`),
			);
		});

		for (const [name, record] of [
			['has the Id that was asked for', { Id: same, ...stated }],
			['has no Id', stated],
		] as const) {
			test(`is shown when it ${name} (${idType})`, async () => {
				bench().answer('proTexting', JSON.stringify([record]));
				const report = only(await ask({ idType, id }));
				assert.deepEqual([report.id, report.deliveryState], [id, 'delivered']);
			});
		}
	}

	for (const idType of ['scheduled', 'sentHistory', 'send']) {
		test(`is found by 40 letters and digits while ID Type is ${idType}`, async () => {
			bench().answer('proTexting', JSON.stringify([{ Id: hex, ...stated }]));
			const report = only(await ask({ idType, id: hex }));
			assert.deepEqual([report.id, report.deliveryState], [hex, 'delivered']);
			assert.match(bench().requests[0]?.url ?? '', /delivery-report/);
		});
	}

	test('is not looked up in a place that there is none', async () => {
		for (const idType of ['campaign', 'constructor']) {
			const result = await ask({ idType: `={{ "${idType}" }}`, id: '1' });
			const says = RegExp(`'ID Type' is '${idType}', which is not in the list`);
			assert.match(result.error?.message ?? '', says);
		}
		assert.equal(bench().requests.length, 0);
	});
});
