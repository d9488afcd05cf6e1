// @ts-check
import { byId, setText } from './dom.js';

/** @typedef {import('./server/inbox.mts').InboxView} InboxView */

/** @type {() => void} */
let onChange = () => {};

/**
 * Who is to be told when something was changed from this page.
 *
 * @param {() => void} listener
 */
export function afterChange(listener) {
	onChange = listener;
}

/**
 * What there is to show.
 *
 * @param {{ phones: number, find: string, open: Iterable<string> }} query
 * @returns {Promise<InboxView>}
 */
export async function fetchInbox({ phones, find, open }) {
	const parameters = new URLSearchParams({ phones: String(phones), find });
	for (const phone of open) parameters.append('open', phone);
	const response = await fetch(`/control/inbox?${parameters}`);
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	return response.json();
}

/**
 * Asks the simulator to do something, as anybody can at the same address. Says on the page what
 * went wrong, if anything did.
 *
 * @param {string} path
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<boolean>} whether it was done
 */
export async function control(path, fields = {}) {
	try {
		const body = JSON.stringify(fields);
		const headers = { 'Content-Type': 'application/json' };
		const response = await fetch(`/control/${path}`, { method: 'POST', headers, body });
		if (response.ok) showProblem('');
		else showProblem((await response.json()).error);
		onChange();
		return response.ok;
	} catch {
		showProblem('The simulator does not answer. Is it still running?');
		return false;
	}
}

/**
 * Says what went wrong; nothing did when the sentence is empty.
 *
 * @param {string} sentence
 */
export function showProblem(sentence) {
	const element = byId('problem', HTMLElement);
	setText(element, sentence);
	element.hidden = sentence === '';
}
