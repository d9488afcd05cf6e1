// @ts-check
import { control } from './api.js';
import { callbackForm } from './callback.js';
import { byId, h, keepList, setText } from './dom.js';

/** @typedef {import('./server/view.mts').ProviderView} ProviderView */

/** @type {readonly (readonly [mood: string, label: string, meaning: string])[]} */
const MOODS = [
	['normal', 'Normal', ''],
	[
		'throttling',
		'Throttle',
		'Too many requests: answers 429, try again in 2 seconds. Sends nothing.',
	],
	['failing', 'Fail', 'Answers 500, an error of its own. Sends nothing.'],
	['hanging', 'Hang', 'Takes what it is asked to send, and never answers.'],
	['nonsense', 'Nonsense', 'Answers with a web page or half a sentence of data. Sends nothing.'],
];

/** The fields of the n8n credentials, as n8n shows them. */
const FIELDS = new Map([
	['accessToken', 'Access Token'],
	['accountTimezone', 'Account Timezone'],
	['apiKey', 'API Key'],
	['apiPassword', 'API Password'],
	['baseUrl', 'Base URL'],
	['format', 'Format'],
	['password', 'Password'],
	['username', 'Username'],
]);

/**
 * One provider, and how it behaves.
 *
 * @param {ProviderView} view
 * @returns {import('./dom.js').Row<ProviderView>}
 */
function providerRow(view) {
	const { provider, title, credential } = view;
	const callback = callbackForm(view);
	const meaning = h('p', { class: 'meaning' });
	const traffic = h('p', { class: 'quiet' });
	const moods = MOODS.map(([mood, label]) => {
		const click = () => void control(`providers/${provider}`, { mood, ...lasts(mood) });
		return h('button', { type: 'button', click, 'data-mood': mood }, label);
	});
	const fields = Object.entries(credential).flatMap(([name, value]) => [
		h('dt', {}, FIELDS.get(name) ?? name),
		h('dd', {}, h('code', {}, value)),
	]);
	const senders = view.senders.map(({ value, note }) => h('dd', {}, ...senderParts(value, note)));
	if (senders.length > 0) fields.push(h('dt', {}, 'Valid senders'), ...senders);
	const summary = h(
		'summary',
		{},
		'Connection details',
		h('span', { class: 'hidden' }, ` of ${title}`),
	);
	const node = h(
		'li',
		{ class: 'card source' },
		h(
			'div',
			{ class: 'head' },
			h('h3', { class: 'provider', 'data-provider': provider }, title),
			traffic,
		),
		h('div', { class: 'choice', role: 'group', 'aria-label': `Behaviour of ${title}` }, ...moods),
		meaning,
		callback.node,
		h('details', {}, summary, h('dl', { class: 'fields' }, ...fields)),
	);
	const update = /** @param {ProviderView} changed */ (changed) => {
		node.classList.toggle('changed', changed.mood !== 'normal');
		for (const button of moods) {
			button.setAttribute('aria-pressed', String(button.dataset['mood'] === changed.mood));
		}
		setText(meaning, meaningOf(changed));
		setText(traffic, trafficOf(changed));
		callback.update(changed);
	};
	return { node, update };
}

/**
 * What to enter as the sender, and what that is.
 *
 * @param {string} value
 * @param {string} note
 */
function senderParts(value, note) {
	if (value === '') return [note];
	return [h('code', {}, value), note === '' ? '' : ` ${note}`];
}

/**
 * For how many requests a change is to last.
 *
 * @param {string} mood
 */
function lasts(mood) {
	const { value } = byId('lasts', HTMLSelectElement);
	return value === '' || mood === 'normal' ? {} : { times: Number(value) };
}

/** @param {ProviderView} provider */
function meaningOf({ mood, left }) {
	const words = MOODS.find(([name]) => name === mood)?.[2] ?? '';
	if (left === undefined) return words;
	return `${words} ${left === 1 ? 'For the next request.' : `For the next ${left} requests.`}`;
}

/** @param {ProviderView} provider */
function trafficOf({ requests, lastStatus }) {
	if (requests === 0) return 'No requests yet';
	const count = requests === 1 ? '1 request' : `${requests.toLocaleString('en')} requests`;
	return `${count}, last ${lastStatus === null ? 'unanswered' : `HTTP ${lastStatus}`}`;
}

/** @returns {(view: import('./server/inbox.mts').InboxView) => void} */
export function showProviders() {
	const list = byId('provider-list', HTMLElement);
	const show = keepList(list, ({ provider }) => provider, providerRow);
	return ({ providers }) => show(providers);
}
