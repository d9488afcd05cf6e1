import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { namesOf, Searching } from '../support/searching.mts';
import { useBench } from '../support/support.mts';

const bench = useBench({ enswitch: { extraSenders: 230 } });
const searching = new Searching(bench);

describe('The senders of Enswitch', () => {
	const senders = 'searchEnswitchSenders';
	/** The fields of the questions put to a list. */
	const fields = (path: string) =>
		searching.asked(path).map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

	const types: Record<string, [path: string, count: number, first: string]> = {
		number: ['numbers/list', 232, '2125551234 (example1)'],
		phone: ['phones/list', 231, '1234567 (Example line)'],
	};
	for (const [senderType, [path, count, first]] of Object.entries(types)) {
		test(`follow Sender Type: ${senderType}`, async () => {
			const all = await searching.toTheEnd('enswitch', senders, { parameters: { senderType } });
			assert.equal(all[0]?.name, first);
			assert.equal(new Set(all.map(({ value }) => value)).size, count);
			assert.deepEqual(
				fields(path).map(({ limit, offset }) => [limit, offset]),
				[
					['100', '0'],
					['100', '100'],
					['100', '200'],
				],
			);
		});
	}

	test('never ask for the passwords of the lines', async () => {
		await searching.toTheEnd('enswitch', senders, { parameters: { senderType: 'phone' } });
		assert.deepEqual(
			fields('phones/list').map(({ password }) => password),
			['0', '0', '0'],
		);
	});

	for (const [customer, wanted] of [
		['77', '77'],
		['', undefined],
		['={{ $json.customer }}', undefined],
	] as const) {
		test(`are those of the customer '${customer}'`, async () => {
			await searching.search('enswitch', senders, {
				parameters: { senderType: 'number', options: { customer } },
			});
			assert.equal(fields('numbers/list')[0]?.customer, wanted);
		});
	}

	test('are searched by name or description, to the end of the list', async () => {
		for (const [filter, name] of [
			['212 555-9229', '2125559229 (extra230)'],
			['EXTRA230', '2125559229 (extra230)'],
		] as const) {
			const found = await searching.search('enswitch', senders, { filter });
			assert.deepEqual(namesOf(found), [name]);
			assert.equal(found.paginationToken, undefined);
		}
	});

	test('come all at once from an installation that knows no limit', async () => {
		const data = Array.from({ length: 130 }, (_, n) => ({ number: 2125550000 + n }));
		searching.answer('enswitch', 'numbers/list', { responses: [{ code: 200 }], data });
		const { results, paginationToken } = await searching.search('enswitch', senders);
		assert.deepEqual([results.length, paginationToken], [130, undefined]);
		assert.deepEqual(results[0], { name: '2125550000', value: '2125550000' });
	});

	test('say why there are none: the role may not list them', async () => {
		const { username } = bench().simulator.credentials.enswitch;
		const credential = { username: `${username}-norole` };
		await assert.rejects(searching.search('enswitch', senders, { credential }), (error: Error) => {
			assert.match(error.message, /^Enswitch: Your role does not allow this\.?$/);
			assert.ok(!JSON.stringify(error).includes(bench().simulator.credentials.enswitch.password));
			return true;
		});
	});

	test('say that an answer holds no list', async () => {
		searching.answer('enswitch', 'numbers/list', { responses: [{ code: 200 }] });
		await assert.rejects(searching.search('enswitch', senders), /the response contains no list/);
	});
});
