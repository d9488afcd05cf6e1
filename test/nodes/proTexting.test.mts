import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const scheduled = 'sms/single-schedule-messages';

const rows = (count: number, from: number) =>
	JSON.stringify(Array.from({ length: count }, (_, n) => ({ Id: from + n, Status_Id: 3 })));

describe('ProTexting lists', () => {
	const list = async (parameters = {}) =>
		shown(
			await bench().run('proTexting', 'message.getScheduled', {
				parameters: { returnAll: true, ...parameters },
			}),
		).map(({ id }) => Number(id));
	const pages = (...counts: number[]) =>
		counts.map((count, n) => bench().answer('proTexting', rows(count, 1000 * (n + 1))));
	const asked = () =>
		bench().requests.map(({ query }) => /(?<!-)page=(\d+)/.exec(query)?.[1] ?? '1');

	test('without page counts: a full page has a next one, until one is not full', async () => {
		pages(100, 100, 7);
		assert.equal((await list()).length, 207);
		assert.deepEqual(asked(), ['1', '2', '3']);
	});

	test('without page counts: an empty page ends the list', async () => {
		pages(100, 0);
		assert.equal((await list()).length, 100);
		assert.deepEqual(asked(), ['1', '2']);
	});

	test('whose last page comes again and again: every record once', async () => {
		bench().simulator.settings.proTexting.pageAfterLast = 'last';
		await bench().run('proTexting', 'message.schedule', {
			items: phones(100),
			parameters: { to: toPhone, sendAt: '2030-01-11T10:05:00Z' },
		});
		const ids = await list();
		assert.equal(new Set(ids).size, 100);
		assert.equal(ids.length, 100);
	});

	test('only as far as the limit', async () => {
		pages(100, 100);
		assert.equal((await list({ returnAll: false, limit: 130 })).length, 130);
		assert.deepEqual(asked(), ['1', '2']);
	});

	test('no further page when the first has enough', async () => {
		pages(100);
		assert.equal((await list({ returnAll: false, limit: 100 })).length, 100);
		assert.deepEqual(asked(), ['1']);
	});

	test('with page counts: as many pages as they say', async () => {
		for (const n of [1, 2]) {
			bench().answer('proTexting', rows(5, n * 100), 200, { 'X-Pagination-Page-Count': '2' });
		}
		assert.equal((await list()).length, 10);
		assert.deepEqual(asked(), ['1', '2']);
	});

	test('at the address of scheduled messages', async () => {
		await list();
		assert.equal(bench().requests[0]?.path, scheduled);
	});
});

describe('ProTexting', () => {
	const schedule = async (mmsTemplateId: string) =>
		await bench().run('proTexting', 'message.schedule', {
			parameters: { to: phone(0), sendAt: '2030-01-11T10:05:00Z', options: { mmsTemplateId } },
		});

	test('that waits for someone to act says so above the output', async () => {
		const result = await schedule('10588');
		const { submission, deliveryState, status } = only(result);
		assert.deepEqual([submission, deliveryState], ['accepted', null]);
		assert.deepEqual(status, { code: '2', text: 'Action Required' });
		assert.match(
			result.hints[0]?.message ?? '',
			/'Action Required'\. The message isn't sent until someone/,
		);
	});

	test('that waits for a template is pending, without a note', async () => {
		const result = await schedule('10587');
		assert.deepEqual(only(result).status, { code: '1', text: 'Pending' });
		assert.equal(result.hints.length, 0);
	});

	test('with a status that no table knows: unknown, and the status is kept', async () => {
		bench().answer('proTexting', '[{"Id":5,"Status_Id":9,"Status_Description":"On Hold"}]');
		const { submission, deliveryState, final, status } = only(await schedule('10586'));
		assert.deepEqual([submission, deliveryState, final], ['accepted', 'unknown', false]);
		assert.deepEqual(status, { code: '9', text: 'On Hold' });
	});

	test('with a status in words alone keeps the words', async () => {
		bench().answer('proTexting', '[{"Id":5,"Status_Description":"On Hold"}]');
		const { deliveryState, status } = only(await schedule('10586'));
		assert.deepEqual([deliveryState, status], ['unknown', { code: '', text: 'On Hold' }]);
	});

	test('in XML with ContactsCount twice counts the contacts once', async () => {
		const count = '<ContactsCount>150</ContactsCount>';
		const body = `<?xml version="1.0"?><response><item><Id>7</Id>${count}${count}<Status_Id>3</Status_Id></item></response>`;
		bench().answer('proTexting', body);
		const result = await bench().run('proTexting', 'campaign.send', {
			parameters: { groupIds: '100, 101' },
			credential: { format: 'xml' },
		});
		const { id, recipients, raw } = only(result);
		assert.deepEqual([id, recipients, raw.ContactsCount], ['7', 150, '150']);
	});

	for (const [value, ids] of [
		['={{ [100, "101"] }}', '["100","101"]'],
		['={{ 100 }}', '["100"]'],
		['={{ "100, 101;100" }}', '["100","101"]'],
	] as const) {
		test(`takes groups that an expression gives: ${value}`, async () => {
			await bench().run('proTexting', 'campaign.send', { parameters: { groupIds: value } });
			assert.match(
				bench().requests[0]?.body ?? '',
				RegExp(`"GroupIds":${ids.replace(/[[\]]/g, '\\$&')}`),
			);
		});
	}

	for (const [value, message] of [
		['={{ [] }}', /'Group Names or IDs' is empty: choose at least one group/],
		[
			'={{ ["friends"] }}',
			/'Group Names or IDs' contains 'friends', which is not a group ID: enter group IDs/,
		],
	] as const) {
		test(`refuses groups that an expression gives: ${value}`, async () => {
			const result = await bench().run('proTexting', 'campaign.send', {
				parameters: { groupIds: value },
			});
			assert.match(result.error?.message ?? '', message);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('refuses a picture template whose number is none', async () => {
		const result = await bench().run('proTexting', 'message.send', {
			parameters: { to: phone(0), options: { mmsTemplateId: 'cat' } },
		});
		assert.match(result.error?.message ?? '', /'MMS Template' must be a whole number/);
	});
});
