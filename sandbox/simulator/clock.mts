export type Clock = {
	/** Milliseconds since 1970, as every provider sees them. */
	now(): number;
	/** Moves the time forward; what became due on the way happens, in order. */
	advance(ms: number): void;
	/** Moves the time to an instant (milliseconds, ISO 8601 text or Date). */
	set(to: number | string | Date): void;
};

export type MovableClock = Clock & { reset(): void; onMove(listener: () => void): void };

/** A clock that runs with `source` and can be moved away from it. */
export function createClock(source: () => number): MovableClock {
	let offset = 0;
	const listeners: (() => void)[] = [];
	const moveTo = (time: number): void => {
		if (!Number.isFinite(time)) throw new RangeError('The clock needs a valid time.');
		offset = time - source();
		for (const listener of listeners) listener();
	};
	const now = (): number => Math.floor(source() + offset);
	return {
		now,
		advance: (ms) => moveTo(now() + ms),
		set: (to) => moveTo(typeof to === 'number' ? to : new Date(to).getTime()),
		reset: () => {
			offset = 0;
		},
		onMove: (listener) => {
			listeners.push(listener);
		},
	};
}
