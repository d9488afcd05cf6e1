// @ts-check
import { control } from './api.js';
import { byId, setText } from './dom.js';
import { countdown, dayAndTime, OWN_ZONE, span, zoneName } from './time.js';

const TICK_MS = 1000;
/** Below this, the clock is taken to run with real time. */
const DRIFT_MS = 5000;

/** How far the simulator's clock is ahead of this machine's. */
let ahead = 0;

/** The simulator's time. */
export function now() {
	return Date.now() + ahead;
}

/**
 * Sets this page's clock by the simulator's.
 *
 * @param {number} time
 */
export function setClock(time) {
	ahead = time - Date.now();
	tick();
}

/** Starts the clock, and all countdowns. */
export function startClock() {
	for (const button of document.querySelectorAll('button[data-advance]')) {
		const advanceMs = Number(button.getAttribute('data-advance'));
		button.addEventListener('click', () => void control('clock', { advanceMs }));
	}
	byId('real-time', HTMLElement).addEventListener('click', () => {
		void control('clock', { to: Date.now() });
	});
	setInterval(tick, TICK_MS);
}

/** Brings all that depends on the time up to date. */
export function tick() {
	const time = now();
	setText(byId('now', HTMLElement), dayAndTime(time, OWN_ZONE, true));
	setText(byId('clock-note', HTMLElement), `${zoneName(time, OWN_ZONE)}. ${noteOf(ahead)}`);
	byId('real-time', HTMLElement).hidden = Math.abs(ahead) < DRIFT_MS;
	for (const element of document.querySelectorAll('[data-due]')) {
		if (!(element instanceof HTMLElement)) continue;
		setText(element, countdown(Number(element.dataset['due']) - time));
	}
}

/** @param {number} difference */
function noteOf(difference) {
	if (Math.abs(difference) < DRIFT_MS) return 'Runs with real time.';
	const length = span(Math.round(Math.abs(difference) / TICK_MS) * TICK_MS);
	return difference > 0 ? `${length} ahead of real time.` : `${length} behind real time.`;
}
