import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'node:test';

type InParallel = (
	tasks: readonly unknown[],
	atOnce: number,
	isOver: () => boolean,
	work: (task: unknown) => Promise<void>,
) => Promise<void>;

interface CoalescingQueue {
	take(task: string): Promise<void>;
}

const require = createRequire(import.meta.url);
const shared = '../../dist/nodes/shared';
const { inParallel } = require(`${shared}/lib/workerPool.js`) as { inParallel: InParallel };
const { CoalescingQueue } = require(`${shared}/lib/coalescingQueue.js`) as {
	CoalescingQueue: new (work: (tasks: string[]) => Promise<void>) => CoalescingQueue;
};

const never = () => false;
const fault = (task: unknown) => new Error(`a fault of ours in ${String(task)}`);

describe('Tasks that are worked on so many at a time', () => {
	const rows: Array<[string, atOnce: number, faulty: unknown[], first: unknown]> = [
		['one at a time, the first of which throws', 1, ['a'], 'a'],
		['two at a time, the first of which throws', 2, ['a'], 'a'],
		['two at a time, one of which throws in the middle', 2, ['c'], 'c'],
		['more at a time than there are, two of which throw', 99, ['e', 'b'], 'b'],
		['three at a time, all of which throw', 3, ['a', 'b', 'c', 'd', 'e', undefined], 'a'],
	];
	for (const [name, atOnce, faulty, first] of rows) {
		test(`${name}: all are worked on to their end, and then the first error is thrown`, async () => {
			const tasks = ['a', 'b', undefined, 'c', 'd', 'e'];
			const ended: unknown[] = [];
			const work = async (task: unknown) => {
				await sleep(task === 'a' || task === 'b' ? 2 : 5);
				ended.push(task);
				if (faulty.includes(task)) throw fault(task);
			};
			await assert.rejects(inParallel(tasks, atOnce, never, work), fault(first));
			assert.equal(ended.length, tasks.length);
		});
	}

	test('are not begun once there is no use going on; those under way end', async () => {
		const begun: number[] = [];
		const ended: number[] = [];
		const isOver = () => begun.length >= 3;
		await inParallel([1, 2, 3, 4, 5], 2, isOver, async (task) => {
			begun.push(task as number);
			await sleep(1);
			ended.push(task as number);
		});
		assert.deepEqual(
			[begun, ended],
			[
				[1, 2, 3],
				[1, 2, 3],
			],
		);
	});
});

describe('Tasks that are worked on in turns', () => {
	test('are told when their turn fails, each of them; those of later turns are not concerned', async () => {
		const turns: string[][] = [];
		const work = new CoalescingQueue(async (tasks) => {
			turns.push(tasks);
			await sleep(2);
			if (tasks.includes('bad')) throw fault('bad');
		});
		const first = work.take('first');
		await sleep(0);
		const all = await Promise.allSettled([first, work.take('bad'), work.take('beside it')]);
		assert.deepEqual(
			all.map(({ status }) => status),
			['fulfilled', 'rejected', 'rejected'],
		);
		await work.take('later');
		assert.deepEqual(turns, [['first'], ['bad', 'beside it'], ['later']]);
	});
});
