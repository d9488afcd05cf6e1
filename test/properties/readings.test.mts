import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import fc from 'fast-check';

interface Reading {
	pages: string[][];
	isMoved: boolean;
}

const { readSettled } = createRequire(import.meta.url)(
	'../../dist/nodes/ProTexting/trigger/settledReading.js',
) as {
	readSettled(
		read: () => Promise<Reading>,
		nameOf: (entry: string) => string,
		needsProof: () => boolean,
	): Promise<{ entries: string[]; isWhole: boolean }>;
};

/** What happens after a page was read. */
interface Move {
	arriving: number;
	/** Where something is deleted, as a part of the list; none when above 1. */
	deleted: number;
	/** Where something turns up late. */
	late: number;
}

const part = fc.double({ min: 0, max: 3, noNaN: true });
const moves = fc.array(
	fc.record({ arriving: fc.integer({ min: 0, max: 3 }), deleted: part, late: part }),
	{ maxLength: 60 },
);

/** A list with pages of a few records, that moves after each of them for as long as there are moves. */
class Moving {
	list: string[];
	readonly start: readonly string[];
	private count = 0;
	private readonly size: number;
	private readonly moves: readonly Move[];

	constructor(length: number, size: number, steps: readonly Move[]) {
		this.start = Array.from({ length }, (_, n) => `old ${n}`);
		this.list = [...this.start];
		this.size = size;
		this.moves = steps;
	}

	private move(): void {
		const step = this.moves[this.count++];
		if (!step) return;
		const at = (where: number) => Math.floor(where * this.list.length);
		if (step.deleted < 1) this.list.splice(at(step.deleted), 1);
		if (step.late < 1) this.list.splice(at(step.late), 0, `late ${this.count}`);
		for (let n = 0; n < step.arriving; n++) this.list.unshift(`new ${this.count} ${n}`);
	}

	readonly read = async (): Promise<Reading> => {
		const pages: string[][] = [];
		// Behind a full page there may be another one.
		for (let page = 0; page < 60 && (pages.at(-1)?.length ?? this.size) === this.size; page++) {
			pages.push(this.list.slice(page * this.size, (page + 1) * this.size));
			this.move();
			await Promise.resolve();
		}
		return { pages, isMoved: false };
	};
}

const worlds = [fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 }), moves] as const;
const itself = (entry: string) => entry;
const still = async (pages: string[][]) => await Promise.resolve({ pages, isMoved: false });

test('Readings of a list that moves contain nothing twice', async () => {
	const property = fc.asyncProperty(...worlds, async (length, size, steps) => {
		const moving = new Moving(length, size, steps);
		const { entries } = await readSettled(moving.read, itself, () => true);
		assert.equal(new Set(entries).size, entries.length);
	});
	await fc.assert(property, { numRuns: 1000 });
});

/**
 * Where something is deleted and something arrives at each page of two readings, both may leave out
 * the same record: the next poll finds it. Of a hundred lists that move as fast as these, one.
 */
test('Readings that are said to be whole left out next to nothing that was there all the time', async () => {
	let whole = 0;
	let short = 0;
	const property = fc.asyncProperty(...worlds, async (length, size, steps) => {
		const moving = new Moving(length, size, steps);
		const { entries, isWhole } = await readSettled(moving.read, itself, () => true);
		if (!isWhole) return;
		whole += 1;
		const found = new Set(entries);
		const there = new Set(moving.list);
		if (moving.start.some((entry) => there.has(entry) && !found.has(entry))) short += 1;
	});
	await fc.assert(property, { numRuns: 1000 });
	assert.ok(whole > 100, `only ${whole} of 1000 lists came to rest`);
	assert.ok(short <= whole / 100, `${short} of ${whole} lists were short`);
});

test('A list that does not move is whole after two readings, and equal entries are counted', async () => {
	let count = 0;
	const read = async () => {
		count += 1;
		return await still([
			['a', 'b'],
			['b', 'c'],
		]);
	};
	const settled = await readSettled(read, itself, () => true);
	assert.deepEqual([...settled.entries].sort(), ['a', 'b', 'b', 'c']);
	assert.equal(settled.isWhole, true);
	assert.equal(count, 2);
});

test('A list of one page is whole after one reading, and one of several is not', async () => {
	const once = await readSettled(
		async () => await still([['a']]),
		itself,
		() => true,
	);
	assert.deepEqual(once, { entries: ['a'], isWhole: true });
	const several = await readSettled(
		async () => await still([['a'], ['b']]),
		itself,
		() => false,
	);
	assert.deepEqual(several, { entries: ['a', 'b'], isWhole: false });
});

test('The same pages twice are no proof when the counts of the provider differ meanwhile', async () => {
	const settled = await readSettled(
		async () => await Promise.resolve({ pages: [['a', 'b'], ['b']], isMoved: true }),
		itself,
		() => true,
	);
	assert.deepEqual(settled, { entries: ['a', 'b'], isWhole: false });
});
