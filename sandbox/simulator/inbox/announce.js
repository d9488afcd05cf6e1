// @ts-check
import { byId, h } from './dom.js';

const PAUSE_MS = 1000;
const LONGEST_TEXT = 120;
const KEPT = 5;

/** @type {string[]} */
let sentences = [];
let uncounted = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Tells a screen reader what arrived, at most once in a second: one by one, or only how many.
 *
 * @param {import('./server/view.mts').MessageView} message
 */
export function announceArrival({ shown: { phone }, text }) {
	const told = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
	sentences.push(`Message for ${phone}: ${told}`);
	timer ??= setTimeout(speak, PAUSE_MS);
}

/**
 * Tells how many arrived that are not told one by one.
 *
 * @param {number} count
 */
export function announceMore(count) {
	uncounted += count;
	if (count > 0) timer ??= setTimeout(speak, PAUSE_MS);
}

/**
 * Tells one thing, as it is.
 *
 * @param {string} sentence
 */
export function announce(sentence) {
	const announcer = byId('announcer', HTMLElement);
	announcer.append(h('p', {}, sentence));
	while (announcer.childElementCount > KEPT) announcer.firstElementChild?.remove();
}

function speak() {
	const told = sentences;
	const total = told.length + uncounted;
	timer = undefined;
	sentences = [];
	uncounted = 0;
	if (total > 2) announce(`${total.toLocaleString('en')} messages arrived.`);
	else told.forEach(announce);
}
