/** Messages of one run to the same number, where the provider limits those. Waits take no time here. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { skipWaits } from '../faults/time.mts';
import { phone, shown, useBench } from '../support/support.mts';

before(skipWaits);
const bench = useBench({ proTexting: { duplicateGuard: true } });

const HINT = /can get 10 messages per minute, and the same message once every 10 seconds/;
const parameters = { to: '={{ $json.to }}', message: '={{ $json.text }}' };

async function send(items: IDataObject[]) {
	const result = await bench().run('proTexting', 'message.send', {
		items,
		parameters,
		onError: 'continueRegularOutput',
	});
	const gaps = bench().requests.map(({ at }, place, all) => at - (all[place - 1]?.at ?? at));
	return {
		submissions: shown(result).map(({ submission }) => submission),
		hints: result.hints.map(({ message }) => message),
		gaps,
	};
}

const to = (number: number, text: string): IDataObject => ({ to: phone(number), text });

describe('ProTexting’s limits for one number', () => {
	test('leave different numbers alone', async () => {
		const people = Array.from({ length: 30 }, (_, number) => to(number, 'Hello'));
		const { submissions, gaps, hints } = await send(people);
		assert.deepEqual(new Set(submissions), new Set(['accepted']));
		assert.ok(Math.max(...gaps) < 5000);
		assert.doesNotMatch(hints.join(), HINT);
	});

	test('put 10 seconds between two messages of the same text, which are both sent', async () => {
		const { submissions, gaps, hints } = await send([to(0, 'Hello'), to(0, 'Hello')]);
		assert.deepEqual(submissions, ['accepted', 'accepted']);
		assert.ok((gaps[1] ?? 0) >= 10_000, String(gaps));
		assert.match(hints.join(), HINT);
		assert.equal(bench().simulator.ledger.length, 2);
	});

	test('put nothing between different texts, up to ten in a minute', async () => {
		const texts = Array.from({ length: 11 }, (_, number) => to(0, `Text ${number}`));
		const { submissions, gaps } = await send(texts);
		assert.equal(submissions.filter((one) => one === 'accepted').length, 11);
		assert.ok(Math.max(...gaps.slice(0, 10)) < 5000, String(gaps));
		assert.ok((gaps[10] ?? 0) >= 50_000, String(gaps));
	});

	test('do not count what was not sent', async () => {
		bench().simulator.setPhone(phone(0), 'optedOut');
		const { submissions } = await send([to(0, 'Hello'), to(1, 'Hello')]);
		assert.deepEqual(submissions, ['rejected', 'accepted']);
	});
});
