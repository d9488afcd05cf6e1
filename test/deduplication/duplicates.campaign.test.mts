import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, OnError } from 'n8n-workflow';

import { only, phone, phones, toPhone, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

describe('A campaign with a Duplicate Key', { timeout: 30_000 }, () => {
	const run = async (items: ReadonlyArray<IDataObject>, duplicateKey: string) => {
		const parameters = { to: toPhone, options: { duplicateKey } };
		const onError: OnError = 'continueRegularOutput';
		return await bench().run('smsScheduler', 'campaign.send', { items, parameters, onError });
	};
	const campaign = async (items: ReadonlyArray<IDataObject>, duplicateKey: string) =>
		only(await run(items, duplicateKey));
	const counts = ({ submission, recipients, accepted, rejected, unknown, notSent }: Shown) => ({
		submission,
		counts: [recipients, accepted, rejected, unknown, notSent],
	});

	test('is sent to those who had it not, and counts those who had', async () => {
		await campaign(phones(3), 'spring');
		const more = await campaign(phones(5), 'spring');
		assert.deepEqual(counts(more), { submission: 'accepted', counts: [5, 2, 0, 0, 3] });
		assert.equal(more.status, null);
		assert.equal(bench().simulator.ledger.length, 5);
	});

	test('says above the output how many had it', async () => {
		await run(phones(3), 'flowers');
		const { hints } = await run(phones(5), 'flowers');
		assert.match(hints.map(({ message }) => message).join('\n'), /2 accepted.*3 not sent/);
	});

	test('that everybody had is not sent', async () => {
		await campaign(phones(3), 'summer');
		const again = await campaign(phones(3), 'summer');
		assert.deepEqual(counts(again), { submission: 'notSent', counts: [3, 0, 0, 0, 3] });
		assert.equal(again.reason, 'duplicate');
	});

	test('that is refused for those who had it not is rejected', async () => {
		await campaign(phones(3), 'autumn');
		bench().answer('smsScheduler', '', 403);
		const more = await campaign(phones(4), 'autumn');
		assert.deepEqual(counts(more), { submission: 'rejected', counts: [4, 0, 1, 0, 3] });
		assert.deepEqual(
			more.failures.map(({ to }) => to),
			[phone(3)],
		);
	});

	test('may have a key for each item', async () => {
		await campaign(phones(2), '={{ "winter " + $json.n }}');
		const more = await campaign(phones(3), '={{ "winter " + $json.n }}');
		assert.deepEqual(counts(more), { submission: 'accepted', counts: [3, 1, 0, 0, 2] });
	});
});
