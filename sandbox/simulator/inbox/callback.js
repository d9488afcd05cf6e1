// @ts-check
import { announce } from './announce.js';
import { control } from './api.js';
import { h } from './dom.js';

/** @typedef {import('./server/view.mts').ProviderView} ProviderView */
/** @typedef {import('../types.mts').Callback} Callback */

const NOT_FOUND = 404;

/** @type {Readonly<Record<Exclude<Callback['state'], 'answered'>, string>>} */
const WORDS = {
	noUrl: 'no URL is set, see Providers',
	waiting: 'waiting for an answer…',
	unreachable: 'nothing listens at that address, is n8n running?',
	noAnswer: 'no answer',
};

/**
 * What came of telling the customer's program of a reply.
 *
 * @param {Callback} callback
 */
export function callbackWords(callback) {
	if (callback.state !== 'answered') return `Callback: ${WORDS[callback.state]}`;
	const { status } = callback;
	if (isDelivered(callback)) return 'Callback: delivered';
	const hint = status === NOT_FOUND ? ', is the workflow published?' : '';
	return `Callback: HTTP ${status}${hint}`;
}

/** @param {Callback} callback */
export function isDelivered(callback) {
	return callback.state === 'answered' && callback.status >= 200 && callback.status < 300;
}

/**
 * Where a provider tells of replies. What is being typed stays, whatever else changes.
 *
 * @param {ProviderView} provider
 * @returns {{ node: HTMLElement, update: (provider: ProviderView) => void }}
 */
export function callbackForm({ provider, title, callbackUrl }) {
	let isTyped = false;
	const id = `callback-${provider}`;
	const input = h('input', {
		id,
		type: 'url',
		autocomplete: 'off',
		placeholder: 'none',
		input: () => {
			isTyped = true;
			input.removeAttribute('aria-invalid');
		},
	});
	const set = async () => {
		const url = input.value.trim();
		const isDone = await control(`callbacks/${provider}`, { url });
		if (!isDone) {
			input.setAttribute('aria-invalid', 'true');
			input.focus();
			return;
		}
		isTyped = false;
		announce(`Callback URL of ${title} ${url === '' ? 'removed' : 'set'}.`);
	};
	const submit = /** @param {Event} event */ (event) => {
		event.preventDefault();
		void set();
	};
	const owner = h('span', { class: 'hidden' }, ` of ${title}`);
	const node = h(
		'form',
		// The simulator says better than the browser what is wrong with an address.
		{ class: 'callback', submit, novalidate: true, hidden: callbackUrl === null },
		h('label', { for: id }, 'Callback URL', owner),
		input,
		h(
			'button',
			{ type: 'submit' },
			'Set',
			h('span', { class: 'hidden' }, ` Callback URL`),
			owner.cloneNode(true),
		),
	);
	const update = /** @param {ProviderView} changed */ (changed) => {
		const url = changed.callbackUrl ?? '';
		if (!isTyped && input.value !== url) input.value = url;
	};
	return { node, update };
}
