import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { Polling, received } from './polling.mts';

const bench = useBench();
const polling = new Polling(bench);

const ask = async (
	parameters: INodeParameters = {},
	onError = 'continueRegularOutput' as const,
) => {
	const result = await bench().run('proTexting', 'message.getReceived', { parameters, onError });
	return (result.outputs[0] ?? []).map(({ json }) => json);
};
const textsOf = async (parameters: INodeParameters = {}) =>
	(await ask(parameters)).map(({ text }) => text);

describe('ProTexting lists received messages', () => {
	const arrive = (text: string, from = '+16461234567') =>
		bench().simulator.receive({ provider: 'proTexting', from, to: '16463498001', text });

	test('of everybody, from one phone, and since a time', async () => {
		const { clock } = bench().simulator;
		arrive('A');
		clock.advance(60_000);
		const minute = new Date(clock.now()).toISOString();
		arrive('B', '+16465550001');
		assert.deepEqual((await textsOf()).slice(0, 2), ['B', 'A']);
		assert.deepEqual(await textsOf({ from: '+1 (646) 555-0001' }), ['B']);
		assert.deepEqual(await textsOf({ since: minute }), ['B']);
		assert.deepEqual(await textsOf({ since: minute, from: '6461234567' }), []);
		assert.deepEqual(await textsOf({ limit: 1 }), ['B']);
	});

	test('as the trigger returns them', async () => {
		const rows = [received('STOP', 2), received('Hello', 1)];
		const { poll } = polling.trigger('messageReceived');
		polling.page('messageReceived', []);
		await poll();
		polling.page('messageReceived', rows);
		const ofTrigger = await poll();
		polling.page('messageReceived', rows);
		const operation = 'message.getReceived';
		assert.deepEqual(
			await ask(),
			ofTrigger.map((item) => ({ ...item, operation })),
		);
	});

	test('on all pages, equal ones as often as they came', async () => {
		polling.page('messageReceived', [received('Yes', 1), received('Yes', 1)], [1, 2]);
		polling.page('messageReceived', [received('No', 2)], [2, 2]);
		assert.deepEqual(await textsOf({ returnAll: true }), ['Yes', 'Yes', 'No']);
	});

	test('from the second on that Since says, whichever the provider lists', async () => {
		const [older, newer] = [received('Older', 2), received('Newer', 1)];
		polling.page('messageReceived', [newer, older]);
		const since = `${newer.DateReceived.replace(' ', 'T')}.400-05:00`;
		assert.deepEqual(await textsOf({ since }), ['Newer']);
	});

	test('with words of your own for keywords', async () => {
		polling.page('messageReceived', [
			received('Basta', 3),
			received('Alta', 2),
			received('Ayuda', 1),
		]);
		const options = { optOutWords: 'basta', optInWords: 'alta', helpWords: 'ayuda' };
		const found = await ask({ options });
		assert.deepEqual(
			found.map(({ optOut, optIn, help }) => [optOut, optIn, help]),
			[
				[true, false, false],
				[false, true, false],
				[false, false, true],
			],
		);
	});

	test('but for an entry that is no message, which is counted', async () => {
		polling.page('messageReceived', [{}, received('Hello', 1)]);
		assert.deepEqual(await textsOf(), ['Hello']);
	});

	const refused: Array<[INodeParameters, RegExp]> = [
		[{ from: 'Ann' }, /'From'.*'Ann'/],
		[{ since: 'soon' }, /'Since'.*'soon'/],
	];
	for (const [parameters, says] of refused) {
		test(`unless ${JSON.stringify(parameters)} cannot be read`, async () => {
			const [item] = await ask(parameters);
			assert.match(JSON.stringify(item), says);
			assert.equal(bench().requests.length, 0);
		});
	}
});
