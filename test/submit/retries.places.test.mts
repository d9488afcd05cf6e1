import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { phone, useBench } from '../support/support.mts';
import { own } from './senders.mts';

const bench = useBench();

/** `To` of each item in the first try and in the next, and which message the provider refuses. */
interface Move {
	first: string[];
	next: string[];
	/** By its place among all. */
	refused: number;
}

/** The provider answers so many messages: all but one of them with a yes. */
function answer(provider: ProviderName, count: number, refused: number): void {
	for (let place = 0; place < count; place++) {
		const fault = place === refused ? { fault: 'HTTP 404' } : { delayMs: 0, times: 1 };
		bench().simulator.script({ provider, ...fault });
	}
}

/** A run that stops at the refused message, and is to be retried with the other phones. */
async function fail(provider: ProviderName, { first, next, refused }: Move, message?: string) {
	answer(provider, first.join().split(',').length, refused);
	const failed = await bench().run(provider, 'message.send', {
		items: first.map((to, n) => ({ to, then: next[n] ?? '', text: `Order ${n}` })),
		parameters: {
			to: '={{ $json.to }}',
			...(message === undefined ? {} : { message }),
			options: { concurrency: 1, batchSize: 1 },
		},
	});
	assert.equal(failed.status, 'error');
	const node = failed.run.data.executionData?.nodeExecutionStack[0]?.node;
	assert.ok(node);
	node.parameters = { ...node.parameters, to: '={{ $json.then }}' };
	return failed;
}

const [ann, bob, cat] = [phone(0), phone(1), phone(2)];

const moves: Record<string, Move> = {
	'two items change places': { first: [ann, bob], next: [bob, ann], refused: 1 },
	'the first of two that change places is refused': {
		first: [ann, bob],
		next: [bob, ann],
		refused: 0,
	},
	'three items move by one': { first: [ann, bob, cat], next: [cat, ann, bob], refused: 2 },
	'a list gets shorter at its start': { first: [`${ann},${bob}`], next: [bob], refused: 1 },
	'a list gets shorter at its end': { first: [`${ann},${bob}`], next: [ann], refused: 0 },
	'a list is turned around': {
		first: [`${ann},${bob},${cat}`],
		next: [`${cat},${bob},${ann}`],
		refused: 1,
	},
	'a phone moves to another item': {
		first: [`${ann},${bob}`, cat],
		next: [ann, `${bob},${cat}`],
		refused: 1,
	},
	'an item gets a phone more': { first: [ann, bob], next: [`${bob},${ann}`, cat], refused: 1 },
};

describe('A retry in which phones stand in other places', () => {
	for (const provider of Object.keys(own) as ProviderName[]) {
		for (const [what, move] of Object.entries(moves)) {
			test(`texts each phone once: ${what} (${provider})`, async () => {
				const failed = await fail(provider, move);
				const again = await bench().engine.retry(failed);
				assert.equal(again.status, 'success', again.error?.message ?? '');
				const wanted = new Set([...move.first, ...move.next].join().split(','));
				assert.deepEqual(
					bench()
						.simulator.ledger.map((entry) => entry.phone)
						.toSorted(),
					[...wanted].toSorted(),
				);
			});
		}
	}
});

/** `To` of two items with messages of their own, in the first try and in the next. */
const rotas: Record<string, Move> = {
	'the phones change places': { first: [ann, bob], next: [bob, ann], refused: 1 },
	'the phones change places, and the first was refused': {
		first: [ann, bob],
		next: [bob, ann],
		refused: 0,
	},
	'both go to one phone now': { first: [ann, bob], next: [ann, ann], refused: 1 },
	'a third phone takes over': { first: [ann, bob], next: [cat, ann], refused: 1 },
	'lists change places': {
		first: [ann, `${bob},${cat}`],
		next: [`${bob},${cat}`, ann],
		refused: 0,
	},
};

describe('A retry of items with messages of their own', () => {
	for (const provider of Object.keys(own) as ProviderName[]) {
		for (const [what, move] of Object.entries(rotas)) {
			test(`sends each message once, and loses none: ${what} (${provider})`, async () => {
				const failed = await fail(provider, move, '={{ $json.text }}');
				const again = await bench().engine.retry(failed);
				assert.equal(again.status, 'success', again.error?.message ?? '');
				const sent = bench().simulator.ledger.map(({ text }) => text);
				for (const [item, to] of move.first.entries()) {
					const count = sent.filter((text) => text === `Order ${item}`).length;
					const most = Math.max(to.split(',').length, (move.next[item] ?? '').split(',').length);
					assert.ok(count >= 1 && count <= most, `Order ${item}: ${count}`);
				}
			});
		}
	}
});

describe('A third try', () => {
	for (const [what, lists] of Object.entries({
		'of an item that had a phone more in the second': [
			[ann, bob],
			[`${bob},${ann}`, cat],
		],
		'of items with other phones in the second': [[`${ann},${bob}`], [`${cat},${ann}`]],
		'of a list that grew in the second': [
			[ann, bob],
			[`${ann},${cat}`, bob],
		],
	})) {
		test(`texts each phone once: ${what}`, async () => {
			const [first = [], next = []] = lists;
			const failed = await fail('smsScheduler', { first, next, refused: 1 });
			answer('smsScheduler', 2, 1);
			const second = await bench().engine.retry(failed);
			if (second.status === 'error') await bench().engine.retry(second);
			const reached = bench().simulator.ledger.map((entry) => entry.phone);
			assert.deepEqual(reached.toSorted(), [...new Set(reached)].toSorted());
		});
	}
});
