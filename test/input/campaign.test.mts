import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const all = (count: number) => Array.from({ length: count }, (_, n) => phone(n)).join(' ');

describe('Recipients of a campaign come from', () => {
	const items = [{ to: `${phone(0)},${phone(1)}` }, { to: phone(2) }];

	test('all items together: one request, one result', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items,
			parameters: { recipientsFrom: 'allItems', to: '={{ $json.to }}' },
		});
		assert.deepEqual(bench().recipients, [all(3)]);
		assert.equal(only(result).recipients, 3);
		assert.deepEqual(result.outputs[0]?.[0]?.pairedItem, [{ item: 0 }, { item: 1 }]);
	});

	test('each item: one result per item, and requests are shared by none', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: [...items, { to: phone(3) }],
			parameters: {
				recipientsFrom: 'item',
				to: '={{ $json.to }}',
				message: '={{ "No. " + $itemIndex }}',
				options: { concurrency: 1 },
			},
		});
		assert.deepEqual(bench().recipients, [`${phone(0)} ${phone(1)}`, phone(2), phone(3)]);
		assert.deepEqual(
			shown(result).map(({ recipients, accepted }) => [recipients, accepted]),
			[
				[2, 2],
				[1, 1],
				[1, 1],
			],
		);
		const pairs = result.outputs[0]?.map(({ pairedItem }) => pairedItem);
		assert.deepEqual(pairs, [{ item: 0 }, { item: 1 }, { item: 2 }]);
		assert.equal(new Set(shown(result).map(({ id }) => id)).size, 3);
	});

	test('each item with the same text: every campaign keeps an id of its own', async () => {
		const result = await bench().run('smsScheduler', 'campaign.schedule', {
			items,
			parameters: {
				recipientsFrom: 'item',
				to: '={{ $json.to }}',
				sendAt: '2030-01-11T10:05:00Z',
			},
		});
		const [first, second] = shown(result);
		assert.notEqual(first?.id, second?.id, 'deleting the one must not delete the other');
	});
});

describe('A number that stands in a campaign twice', () => {
	const ways: Record<string, INodeParameters> = {
		'in one item': { to: `${phone(0)}, ${phone(1)}, 0033612100000, ${phone(0)}` },
		'in several items': { to: `={{ [$json.phone, "${phone(0)}"] }}` },
	};
	for (const [name, parameters] of Object.entries(ways)) {
		test(`${name} gets one message, and a note says so`, async () => {
			const result = await bench().run('smsScheduler', 'campaign.send', {
				items: name === 'in one item' ? [{}] : phones(2),
				parameters,
			});
			assert.deepEqual(bench().recipients, [all(2)]);
			assert.deepEqual([only(result).recipients, only(result).accepted], [2, 2]);
			assert.match(
				result.hints.map(({ message }) => message).join(),
				/^2 numbers appeared in the campaign more than once. Each number gets one message\./,
			);
			assert.equal(bench().simulator.ledger.length, 2);
		});
	}

	test('once is spoken of as one number', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			parameters: { to: `${phone(0)}, ${phone(0)}` },
		});
		assert.match(result.hints.map(({ message }) => message).join(), /^1 number appeared/);
	});
});

describe('Times of the items of a campaign', () => {
	const schedule = async (sendAt: string) =>
		await bench().run('smsScheduler', 'campaign.schedule', {
			items: phones(3),
			parameters: { to: toPhone, sendAt },
		});

	for (const [name, sendAt] of Object.entries({
		'$now, which moves on from item to item': '={{ $now.plus(1, "hour") }}',
		'some milliseconds apart': '={{ "2030-01-11T10:05:00." + (997 + $json.n) + "Z" }}',
		'some seconds apart': '={{ "2030-01-11T10:05:" + (10 + $json.n * 20) + "Z" }}',
	})) {
		test(`count as equal: ${name}`, async () => {
			const result = await schedule(sendAt);
			assert.equal(result.status, 'success', result.error?.message ?? '');
			assert.deepEqual(bench().recipients, [all(3)]);
			assert.ok(only(result).scheduledFor);
		});
	}

	test('an hour apart are refused, and nothing is sent', async () => {
		const result = await schedule('={{ "2030-01-11T1" + $json.n + ":05:00Z" }}');
		assert.match(result.error?.message ?? '', /A campaign sends one message/);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A campaign', () => {
	test('in several requests lists the ids of all of them', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: phones(5),
			parameters: { to: toPhone, options: { batchSize: 2, concurrency: 1 } },
		});
		assert.equal(bench().requests.length, 3);
		const { id, ids } = only(result);
		assert.deepEqual(ids, ['123456', '123457', '123458']);
		assert.equal(id, '123456');
	});

	test('of a provider without campaign ids lists those of the recipients', async () => {
		const result = await bench().run('voipCommunications', 'campaign.send', {
			items: phones(6),
			parameters: { to: toPhone },
		});
		const { id, ids, cost } = only(result);
		assert.equal(id, null);
		assert.equal(new Set(ids).size, 6);
		assert.equal(cost, 0.06, 'the sum, without the noise of binary fractions');
	});

	test('on a dry run says how many it would reach, and sends nothing', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: phones(4),
			parameters: { to: toPhone, options: { dryRun: true } },
		});
		const { submission, reason, recipients, accepted } = only(result);
		assert.deepEqual([submission, reason, recipients, accepted], ['notSent', 'dryRun', 4, 0]);
		assert.equal(bench().requests.length, 0);
	});

	test('in simplified form keeps the counts', async () => {
		const result = await bench().run('smsScheduler', 'campaign.send', {
			items: phones(2),
			parameters: { to: toPhone, simplify: true },
		});
		const names = 'provider id submission recipients accepted rejected unknown failures';
		assert.deepEqual(
			Object.keys(only(result)).toSorted(),
			[...names.split(' '), 'scheduledFor', 'status'].toSorted(),
		);
	});
});
