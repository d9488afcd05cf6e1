import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { createAgenda } from '../../sandbox/simulator/agenda.mts';
import { createClock } from '../../sandbox/simulator/clock.mts';

describe('What is to happen later', () => {
	const setUp = () => {
		const clock = createClock(() => 1000);
		const agenda = createAgenda(clock);
		const happened: [name: string, at: number][] = [];
		const at = (time: number, name = `at ${time}`) =>
			agenda.at(time, (now) => void happened.push([name, now]));
		return { clock, agenda, happened, at };
	};

	test('happens in the order of time, each at its own time, in one move of the clock', () => {
		const { clock, happened, at } = setUp();
		const times = Array.from({ length: 500 }, (_, index) => 1001 + ((index * 7919) % 499));
		for (const time of times) at(time);
		clock.advance(10_000);
		const sorted = times.toSorted((a, b) => a - b);
		assert.deepEqual(
			happened.map(([, now]) => now),
			sorted,
		);
	});

	test('happens in the order of asking when the time is the same', () => {
		const { clock, happened, at } = setUp();
		for (const name of ['a', 'b', 'c', 'd', 'e']) at(2000, name);
		clock.advance(1000);
		assert.equal(happened.map(([name]) => name).join(''), 'abcde');
	});

	test('happens at once when its time is not in the future, and not before it', () => {
		const { clock, happened, at } = setUp();
		at(1000);
		assert.equal(happened.length, 1);
		at(1002);
		clock.advance(1);
		assert.equal(happened.length, 1);
		clock.advance(1);
		assert.equal(happened.length, 2);
	});

	test('never happens when it was cancelled', () => {
		const { clock, happened, at } = setUp();
		at(2000).cancel();
		clock.set(new Date(5000));
		assert.equal(happened.length, 0);
	});

	test('happens by a timer too, when nobody looks', async () => {
		let time = 1000;
		const agenda = createAgenda(createClock(() => time));
		const happened = new Promise<number>((resolve) => void agenda.at(1020, resolve));
		time = 1020;
		assert.equal(await Promise.race([happened, sleep(1000)]), 1020);
	});
});
