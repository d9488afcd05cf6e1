import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { dry, previewOf, type Dry } from '../support/dry.mts';
import { only, phone, phones, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

describe('A dry run shows', () => {
	test('the text, its encoding and its segments, and null for at once', async () => {
		const result = only(await dry(bench(), 'message.send', { message: 'Hello' }));
		assert.deepEqual(result.preview, {
			text: 'Hello',
			encoding: 'GSM-7',
			segments: 1,
			at: null,
			warnings: [],
		});
		assert.deepEqual([result.submission, result.reason], ['notSent', 'dryRun']);
	});

	test('the time in UTC, by the clock of the workflow and by that of the provider', async () => {
		const preview = previewOf(
			only(await dry(bench(), 'message.schedule', { sendAt: '2030-07-01 12:00' })),
		);
		assert.deepEqual(preview.at, {
			utc: '2030-07-01T16:00:00.000Z',
			workflow: { zone: 'America/New_York', time: '2030-07-01T12:00:00-04:00' },
			account: { zone: 'Europe/Paris', time: '2030-07-01T18:00:00+02:00' },
		});
	});

	test('the time by the clock of the zone that the user chose', async () => {
		const how = { options: { timezone: 'Asia/Tokyo' } };
		const result = await dry(bench(), 'message.schedule', { sendAt: '2030-07-01 12:00' }, how);
		const { at } = previewOf(only(result));
		assert.deepEqual(at?.workflow, { zone: 'Asia/Tokyo', time: '2030-07-01T12:00:00+09:00' });
	});

	test('the preview also in a simplified result', async () => {
		const result = only(await dry(bench(), 'message.send', { simplify: true }));
		assert.equal(result.preview?.text, 'Hello');
		assert.equal('raw' in result, false);
	});

	test('of a campaign one preview, and how many phones it would go to', async () => {
		const to = `={{ [$json.phone, "${phone(0)}"] }}`;
		const result = await dry(
			bench(),
			'campaign.send',
			{ to, simplify: true },
			{ items: phones(3) },
		);
		const { recipients, warnings } = previewOf(only(result));
		assert.equal(recipients, 3);
		assert.deepEqual(warnings, [
			'3 numbers appeared in the campaign more than once. Each number gets one message',
		]);
	});

	test('of a campaign to groups that the provider alone knows how many', async () => {
		const how: Dry = { provider: 'proTexting' };
		const result = await dry(
			bench(),
			'campaign.schedule',
			{ groupIds: ['100'], sendAt: '2030-07-01 12:00' },
			how,
		);
		const { recipients, at } = previewOf(only(result));
		assert.deepEqual([recipients, at?.account.time], [null, '2030-07-01T11:00:00-05:00']);
	});

	test('no preview where the number is none, and none when it is no dry run', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: 'nobody', options: { dryRun: true } },
			onError: 'continueRegularOutput',
		});
		assert.equal('preview' in only(result), false);
		const sent = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0) },
		});
		assert.equal('preview' in only(sent), false);
	});

	test('the text as the user wrote it, even where it contains a secret', async () => {
		const { apiKey } = bench().simulator.credentials.smsScheduler;
		const result = only(await dry(bench(), 'message.send', { message: `The key is ${apiKey}` }));
		assert.equal(result.preview?.text, `The key is ${apiKey}`);
	});
});

test('A dry run of many items says in one sentence what it is', async () => {
	const result = await dry(bench(), 'message.send', { to: toPhone }, { items: phones(3) });
	assert.deepEqual(
		result.hints.map(({ message }) => message),
		[
			'3 messages to 3 recipients would be sent, as 3 segments. None of them has more than one segment. Countries: FR (3).',
			'Dry run: 3 not sent.',
		],
	);
});
