import type { MovableClock } from './clock.mts';

export type Task = (at: number) => void;
export type Appointment = { readonly at: number; cancel(): void };

export type Agenda = {
	/** Runs `task` when the clock reaches `at`; at once when that is not in the future. */
	at(at: number, task: Task): Appointment;
	/** Runs everything that is due, in the order of time. */
	settle(): void;
	reset(): void;
};

type Entry = { at: number; order: number; task: Task | undefined };

/** setTimeout cannot wait longer than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The list of what is to happen later: evaluated at each look, and by a timer when nobody looks. */
export function createAgenda(clock: MovableClock): Agenda {
	const heap: Entry[] = [];
	let order = 0;
	let timer: NodeJS.Timeout | undefined;
	const arm = (): void => {
		clearTimeout(timer);
		const first = heap[0];
		if (first === undefined) return;
		const wait = Math.min(Math.max(first.at - clock.now(), 1), LONGEST_TIMER_MS);
		// Unref: a message scheduled for next year must not keep a test run alive.
		timer = setTimeout(catchUp, wait).unref();
	};
	function catchUp(): void {
		runDue(heap, clock);
		arm();
	}
	clock.onMove(catchUp);
	return {
		settle: () => {
			const first = heap[0];
			if (first !== undefined && first.at <= clock.now()) catchUp();
		},
		at: (at, task) => {
			const entry: Entry = { at, order: order++, task };
			if (at <= clock.now()) task(at);
			else {
				insert(heap, entry);
				if (heap[0] === entry) arm();
			}
			return { at, cancel: () => void (entry.task = undefined) };
		},
		reset: () => {
			heap.length = 0;
			arm();
		},
	};
}

function runDue(heap: Entry[], clock: MovableClock): void {
	for (let first = heap[0]; first && first.at <= clock.now(); first = heap[0]) {
		removeFirst(heap);
		first.task?.(first.at);
	}
}

function isEarlier(a: Entry, b: Entry): boolean {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function insert(heap: Entry[], entry: Entry): void {
	let index = heap.push(entry) - 1;
	while (index > 0) {
		const parent = (index - 1) >> 1;
		const above = heap[parent];
		if (above === undefined || !isEarlier(entry, above)) break;
		heap[index] = above;
		index = parent;
	}
	heap[index] = entry;
}

function removeFirst(heap: Entry[]): void {
	const last = heap.pop();
	if (last === undefined || heap.length === 0) return;
	let index = 0;
	for (;;) {
		const child = earlierChild(heap, index);
		const below = heap[child];
		if (below === undefined || !isEarlier(below, last)) break;
		heap[index] = below;
		index = child;
	}
	heap[index] = last;
}

function earlierChild(heap: readonly Entry[], index: number): number {
	const left = heap[2 * index + 1];
	const right = heap[2 * index + 2];
	return left && right && isEarlier(right, left) ? 2 * index + 2 : 2 * index + 1;
}
