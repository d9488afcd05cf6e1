// @ts-check
import { callbackWords, isDelivered } from './callback.js';
import { now } from './clock.js';
import { h, setText } from './dom.js';
import { foldedText } from './folded.js';
import { briefTime } from './time.js';

/** @typedef {import('./server/view.mts').MessageView} MessageView */
/** @typedef {import('./server/view.mts').PlanView} PlanView */

/** What stands before a delivery state, so that colour is not all that tells them apart. */
const SIGNS = {
	scheduled: '◷',
	enroute: '→',
	delivered: '✓',
	expired: '✕',
	deleted: '✕',
	undeliverable: '✕',
	rejected: '✕',
	unknown: '?',
};

/** @type {ReadonlyMap<string, import('./server/view.mts').ProviderView>} */
let known = new Map();

/** @param {readonly import('./server/view.mts').ProviderView[]} providers */
export function setProviders(providers) {
	known = new Map(providers.map((provider) => [provider.provider, provider]));
}

/** @param {string} provider */
export function titleOf(provider) {
	return known.get(provider)?.title ?? provider;
}

/** @param {string} provider */
export function repliesOf(provider) {
	return known.get(provider)?.replies ?? 'none';
}

/** @param {string} provider */
export function zoneOf(provider) {
	return known.get(provider)?.zone ?? null;
}

/**
 * The provider's name with its colour.
 *
 * @param {string} provider
 */
export function providerMark(provider) {
	return h('span', { class: 'provider', 'data-provider': provider }, titleOf(provider));
}

/**
 * A delivery state, and how many there are of it.
 *
 * @param {import('../types.mts').DeliveryState} state
 * @param {number} [count]
 */
export function stateMark(state, count) {
	const sign = h('span', { 'aria-hidden': 'true' }, SIGNS[state]);
	const words = count === undefined ? state : `${count.toLocaleString('en')} ${state}`;
	return h('span', { class: 'state', 'data-state': state }, sign, ` ${words}`);
}

/**
 * One message in its phone.
 *
 * @param {MessageView} message
 * @returns {import('./dom.js').Row<MessageView>}
 */
export function messageRow(message) {
	const isReply = message.direction === 'fromPhone';
	const who = isReply ? ['Reply to ', message.shown.to] : [message.sender || 'No sender'];
	const note = h('span', { class: 'note' });
	const meta = h('p', { class: 'meta' });
	const node = h(
		'li',
		{ class: isReply ? 'bubble reply' : 'bubble' },
		h('p', { class: 'who' }, h('strong', {}, ...who), ' ', providerMark(message.provider)),
		...body(message),
		meta,
		note,
	);
	// Not those that were there before the page was.
	node.classList.toggle('new', document.body.classList.contains('ready'));
	let shown = '';
	const update = /** @param {MessageView} changed */ (changed) => {
		const time = briefTime(changed.arrivedAt ?? changed.at, now());
		const key = `${time} ${changed.state}`;
		setText(note, noteOf(changed));
		if (changed.refusal !== null) note.dataset['outcome'] = 'bad';
		if (changed.callback) note.dataset['outcome'] = outcomeOf(changed.callback);
		node.classList.toggle('missing', !isReply && changed.arrivedAt === null);
		if (shown === key) return;
		shown = key;
		const iso = new Date(changed.arrivedAt ?? changed.at).toISOString();
		const mark = changed.state === null ? [] : [stateMark(changed.state)];
		meta.replaceChildren(h('time', { datetime: iso }, time), ...partsOf(changed), ...mark);
	};
	update(message);
	return { node, update };
}

/**
 * Text, subject and attachments.
 *
 * @param {Pick<MessageView, 'text' | 'cut' | 'subject'> & { attachments?: readonly string[] }} message
 */
export function body({ text, cut, subject, attachments = [] }) {
	const more = cut > 0 ? [h('p', { class: 'quiet' }, `and ${cut} more characters`)] : [];
	const files = attachments.map((name) => h('li', {}, name));
	return [
		...(subject ? [h('p', { class: 'subject' }, subject)] : []),
		...foldedText(text || '(no text)'),
		...more,
		...(files.length > 0
			? [h('ul', { class: 'files', 'aria-label': 'Attachments' }, ...files)]
			: []),
	];
}

/**
 * Segments, and what else is special about a message.
 *
 * @param {Pick<MessageView, 'segments' | 'encoding' | 'kind'>} message
 */
export function partsOf({ segments, encoding, kind }) {
	const words = segments === 1 ? '1 segment' : `${segments} segments`;
	const special = encoding === 'UCS-2' ? ' (special characters)' : '';
	return [
		...(kind === 'MMS' ? [h('span', {}, 'MMS')] : []),
		h('span', { title: `Counted as ${encoding}` }, words + special),
	];
}

/** @param {import('../types.mts').Callback} callback */
function outcomeOf(callback) {
	if (callback.state === 'waiting' || callback.state === 'noUrl') return 'open';
	return isDelivered(callback) ? 'good' : 'bad';
}

/** @param {MessageView} message */
function noteOf({ provider, direction, arrivedAt, state, refusal, callback }) {
	if (refusal !== null) return `Refused by ${titleOf(provider)}: ${refusal}`;
	if (callback) return callbackWords(callback);
	if (direction === 'fromPhone') return `Kept in ${titleOf(provider)}’s inbox. It calls nobody.`;
	if (arrivedAt !== null) return '';
	if (state === 'enroute') return 'Not on the phone yet.';
	return state === 'deleted' ? 'Deleted before its time; never sent.' : 'Never reached the phone.';
}
