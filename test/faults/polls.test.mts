/** What asks without a run, against every fault: a trigger that polls, and a list to pick from. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { createEngine, type Engine } from '../../sandbox/engine/engine.mts';
import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { faults } from './cases.mts';
import { leakOf } from './seen.mts';
import { skipWaits } from './time.mts';
import { watch } from './watch.mts';

const provider = 'proTexting';
const accessToken = 'token s3cr/t+%3D=&"<x>';
/** More than any poll asks for, also again: then the fault has passed. */
const enough = 8;

let engine: Engine;
let simulator: Simulator;

before(async () => {
	skipWaits();
	engine = await createEngine();
	simulator = await createSimulator({ secrets: { proTexting: { accessToken } } });
});
after(async () => {
	await simulator.close();
	await engine.close();
});

/** Those that end by themselves: a poll waits half a minute for an answer. */
const passing = faults.filter(({ exchange, lasting }) => exchange !== undefined && !lasting);

const credentials = () => ({
	proTextingApi: engine.addCredential('proTextingApi', simulator.credentials.proTexting),
});

/** What something gives, or the error that it ends with; neither tells a secret. */
async function attempt<T>(run: () => PromiseLike<T>): Promise<T | Error> {
	const { result, watched } = await watch(
		async () => await run().then(undefined, (error: unknown) => error as Error),
	);
	const isError = result instanceof Error;
	const seen = { log: watched.log, shown: isError ? [result.message, result.stack] : result };
	assert.equal(leakOf(seen, [accessToken]), undefined);
	return result;
}

test('No fault makes the ProTexting Trigger lose a message, give it twice, or tell a secret', async (t) => {
	let failures = 0;
	for (const [seed, { name = '', exchange: fault = '' }] of passing.entries()) {
		simulator.reset();
		const kept: IDataObject = {};
		const input = { parameters: { event: 'messageReceived' }, credentials: credentials(), kept };
		await engine.poll('proTextingTrigger', input);
		const text = `Message ${seed}`;
		simulator.receive({ provider, from: '+16461234567', to: '82257', text });
		simulator.script({ provider, fault, seed, times: 4 });
		const found: unknown[] = [];
		for (let n = 0; n < enough; n++) {
			const items = await attempt(() => engine.poll('proTextingTrigger', input));
			if (items instanceof Error) failures += 1;
			else found.push(...(items ?? []).map((item) => item['text']));
		}
		assert.deepEqual(found, [text], name);
	}
	t.diagnostic(`${passing.length} faults, ${failures} polls failed`);
	assert.ok(failures > passing.length / 2, 'the faults were met');
});

test('A poll waits for rate limits for a minute at most, all pages together, and loses nothing', async () => {
	simulator.reset();
	const kept: IDataObject = {};
	const input = { parameters: { event: 'messageReceived' }, credentials: credentials(), kept };
	await engine.poll('proTextingTrigger', input);
	for (let n = 0; n < 150; n++) {
		simulator.receive({ provider, from: '+16461234567', to: '82257', text: `Message ${n}` });
	}
	const asked = simulator.requests.length;
	const headers = {
		'X-Rate-Limit-Remaining': '0',
		'X-Rate-Limit-Reset': '25',
		'X-Pagination-Page-Count': '9',
	};
	for (let page = 1; page <= 3; page++) {
		const body = JSON.stringify([{ MobilePhone: '1', Message: `${page}`, DateReceived: '' }]);
		simulator.script({ provider, match: { path: 'inbox/index' }, answer: { headers, body } });
	}
	const ended = await attempt(() => engine.poll('proTextingTrigger', input));
	assert.match(String(ended), /rate limit is reached/);
	assert.equal(simulator.requests.length - asked, 3, 'two waits of 25 seconds');
	assert.equal((await engine.poll('proTextingTrigger', input))?.length, 150);
});

test('No fault makes a list to pick from tell a secret, or stay broken', async () => {
	for (const [seed, { name = '', exchange: fault = '' }] of passing.entries()) {
		simulator.reset();
		const input = { credentials: credentials() };
		const search = () => engine.searchList('proTexting', 'searchProTextingNumbers', input);
		const match = { path: 'numbers/index' };
		simulator.script({ provider, match, fault, seed, times: 1e9 });
		await attempt(search);
		simulator.reset();
		const { results } = await engine.searchList('proTexting', 'searchProTextingNumbers', {
			credentials: credentials(),
		});
		assert.ok(results.length > 0, name);
	}
});
