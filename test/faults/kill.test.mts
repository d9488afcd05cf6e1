/**
 * n8n is killed while it sends, in a process of its own, and the execution is retried in another
 * one with what n8n keeps. Nobody gets two messages, and what may have been sent is unknown.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { subjects } from './subjects.mts';
import type { Job, Point } from './kill/job.mts';
import { runToEnd, runUntilKilled } from './kill/processes.mts';

interface Moment {
	/** Where the process kills itself. */
	point?: Point;
	/** Or what the request meets in whose middle it is killed. */
	fault?: 'hang before acting' | 'hang after acting';
	/** Requests that pass before. */
	skip?: number;
	/** What the retry says, once for each way: with a Duplicate Key, and without. */
	says: { keyed: Expected; plain?: Expected };
}

/** How many of the two messages have arrived, and what the retry says of them. */
interface Expected {
	arrived: number;
	accepted: number;
	unknown: number;
}

const oneUnsure = { arrived: 1, accepted: 1, unknown: 1 };
const bothThere = { arrived: 2, accepted: 1, unknown: 1 };

const moments: Record<string, Moment> = {
	'after the claim of the Duplicate Key': { point: 'after the claim', says: { keyed: oneUnsure } },
	'after the record in the execution, before the request': {
		point: 'before the request',
		says: { keyed: oneUnsure, plain: oneUnsure },
	},
	'while the request is under way': {
		fault: 'hang before acting',
		says: { keyed: oneUnsure, plain: oneUnsure },
	},
	'after the provider acted, before its response': {
		fault: 'hang after acting',
		says: { keyed: bothThere, plain: bothThere },
	},
	'after the response, before the Duplicate Key is settled': {
		point: 'before the key is settled',
		says: { keyed: { arrived: 2, accepted: 2, unknown: 0 } },
	},
	'in the second request, after the first was accepted': {
		fault: 'hang after acting',
		skip: 1,
		says: { keyed: bothThere, plain: bothThere },
	},
};

/** Each operation with its moments: one of a message has all of them. */
const operations: Record<string, readonly string[]> = {
	'smsScheduler message.send': Object.keys(moments),
	'voipCommunications campaign.send': ['after the provider acted, before its response'],
};

let simulator: Simulator;
let folder: string;
before(async () => {
	simulator = await createSimulator();
	folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-kill-'));
});
after(async () => {
	rmSync(folder, { recursive: true, force: true });
	await simulator.close();
});

let jobs = 0;

function jobFor(name: string, isKeyed: boolean, point: Point | undefined): Job {
	const subject = subjects.find((one) => one.name === name) ?? assert.fail(name);
	const { node: type, provider, credential, resource, operation, audience, parameters } = subject;
	jobs += 1;
	return {
		state: path.join(folder, `state-${jobs}.json`),
		node: {
			type,
			parameters: {
				resource,
				operation,
				simplify: false,
				to: '={{ $json.to }}',
				message: '={{ $json.text }}',
				...parameters,
				...(audience === 'list' ? { recipientsFrom: 'item' } : {}),
				options: {
					concurrency: 1,
					combineItems: false,
					...(isKeyed ? { duplicateKey: '={{ $json.text }}' } : {}),
				},
			},
			credentials: { [credential]: simulator.credentials[provider] },
		},
		items: [0, 1].map((n) => ({ to: `+1646233500${n}`, text: `Job ${jobs}, item ${n}` })),
		port: Number(new URL(simulator.url).port),
		...(point ? { point } : {}),
		how: 'run',
	};
}

/** How often each item's message has arrived. */
const arrivedOf = ({ items }: Job): number[] =>
	items.map(({ text }) => simulator.ledger.filter((one) => one.text === text).length);

async function killAndRetry(name: string, moment: Moment, expected: Expected, isKeyed: boolean) {
	simulator.reset();
	const { fault, skip = 0, point } = moment;
	const job = jobFor(name, isKeyed, point);
	const [provider] = name.split(' ') as ['smsScheduler' | 'voipCommunications'];
	if (skip > 0) simulator.script({ provider, delayMs: 0, times: skip });
	if (fault) simulator.script({ provider, fault });
	await runUntilKilled(job, () => simulator.requests.length > skip);
	const { point: _reached, ...next } = job;
	const how = isKeyed ? 'retry, then run' : 'retry';
	const [retried, again] = await runToEnd({ ...next, how });
	const arrived = arrivedOf(job);
	assert.ok(Math.max(...arrived) <= 1, `nobody has it twice: ${arrived.join()}`);
	const { accepted = 0, unknown = 0 } = retried?.counts ?? {};
	const total = arrived.reduce((sum, count) => sum + count, 0);
	assert.deepEqual({ arrived: total, accepted, unknown }, expected, retried?.message);
	// An execution with the same keys, such as of a webhook that comes twice, sends nothing.
	if (isKeyed) assert.equal(again?.counts?.accepted, 0, again?.message);
}

for (const [name, whens] of Object.entries(operations)) {
	describe(`n8n is killed while ${name} is under way`, { timeout: 240_000 }, () => {
		for (const when of whens) {
			const moment = moments[when] ?? assert.fail(when);
			const { keyed, plain } = moment.says;
			test(`${when}, with a Duplicate Key`, async () => {
				await killAndRetry(name, moment, keyed, true);
			});
			if (!plain) continue;
			test(`${when}, without one`, async () => {
				await killAndRetry(name, moment, plain, false);
			});
		}
	});
}
