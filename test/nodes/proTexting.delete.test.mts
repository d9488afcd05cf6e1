import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phones, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const list = 'sms/single-schedule-messages';
const success = '[{"message":"Single Scheduled Message successfully deleted!"}]';

const remove = async (id: string) =>
	only(
		await bench().run('proTexting', 'message.delete', {
			parameters: { id },
			onError: 'continueRegularOutput',
		}),
	);

/** The answers to the deletion, and to each page of the list that is read after it. */
function answers(deletion: string, ...pages: Array<string | { status: number; body: string }>) {
	const { simulator } = bench();
	simulator.script({
		provider: 'proTexting',
		match: { method: 'DELETE' },
		answer: { body: deletion },
	});
	for (const page of pages) {
		const answer = typeof page === 'string' ? { body: page } : page;
		simulator.script({ provider: 'proTexting', match: { path: list }, answer });
	}
}

const page = (count: number, from = 1000) =>
	JSON.stringify(Array.from({ length: count }, (_, n) => ({ Id: from + n })));

describe('ProTexting says that a scheduled message is deleted', () => {
	test('when it is gone from the list', async () => {
		const scheduled = await bench().run('proTexting', 'message.schedule', {
			items: phones(2),
			parameters: { to: toPhone, sendAt: '2030-01-11T10:05:00Z', options: { concurrency: 1 } },
		});
		const id = String(scheduled.outputs[0]?.[1]?.json.id);
		const { deleted, count } = await remove(id);
		assert.deepEqual([deleted, count], [true, 1]);
		bench().simulator.clock.set('2030-01-12T00:00:00Z');
		assert.equal(bench().simulator.ledger.length, 1, 'the other one went out');
	});

	const lists: Record<string, string[]> = {
		'when the list is empty': ['[]'],
		'when it is on no page of a long list': [page(100), page(100, 2000), page(3, 3000)],
		'when a full page comes twice, as the last one': [page(100), page(100)],
	};
	for (const [name, pages] of Object.entries(lists)) {
		test(name, async () => {
			answers(success, ...pages);
			const { deleted } = await remove('12345');
			assert.equal(deleted, true);
			assert.equal(bench().requests.length, pages.length + 1);
		});
	}
});

describe('ProTexting says that a scheduled message is not deleted', () => {
	const lists: Record<string, string[]> = {
		'when the list still has it, whatever the answer says': ['[{"Id":1},{"Id":12345}]'],
		'when the list still has it on a later page': [page(100), '[{"Id":"12345"}]'],
		'when it is the only one of the list': ['[{"Id":12345}]'],
	};
	for (const [name, pages] of Object.entries(lists)) {
		test(name, async () => {
			answers(success, ...pages);
			const { deleted, count } = await remove('12345');
			assert.deepEqual([deleted, count], [false, 0]);
		});
	}

	test('when it never had it: the deletion is a failure', async () => {
		const { failure } = await remove('99999');
		assert.deepEqual([failure?.kind, failure?.code], ['provider', '404']);
	});
});

describe('ProTexting goes by the words of the deletion', () => {
	const unreadable: Record<string, string | { status: number; body: string }> = {
		'when the list may not be read': { status: 403, body: '' },
		'when the list is a web page': '<!doctype html><html></html>',
		'when the list is an object of something else': '{"hello":"world"}',
		'when the list holds something else': '[{"hello":"world"}]',
	};
	for (const [name, listed] of Object.entries(unreadable)) {
		test(`${name}: "successfully" is a yes`, async () => {
			answers(success, listed);
			const { deleted, failure } = await remove('12345');
			assert.equal(failure, undefined);
			assert.equal(deleted, true);
		});

		test(`${name}: other words are no answer`, async () => {
			answers('[{"message":"Your request is being looked at."}]', listed);
			const { failure } = await remove('12345');
			assert.equal(failure?.kind, 'unreadable');
			assert.match(failure.message, /doesn't show whether the message was deleted/);
		});
	}
});
