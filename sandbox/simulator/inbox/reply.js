// @ts-check
import { control } from './api.js';
import { announce } from './announce.js';
import { h, setText } from './dom.js';
import { repliesOf, titleOf } from './messages.js';

/** @typedef {import('./server/view.mts').MessageView} MessageView */

/**
 * Where a phone can write to: who wrote to it, the latest first.
 *
 * @param {readonly MessageView[]} messages
 */
function targetsOf(messages) {
	/** @type {Map<string, { provider: string, to: string, sender: string }>} */
	const targets = new Map();
	for (const message of messages.toReversed()) {
		if (!hasArrived(message) || whyNone(message) !== '') continue;
		const { provider, from, sender } = message;
		targets.set(`${provider} ${from}`, { provider, to: from, sender });
	}
	return targets;
}

/** @param {MessageView} message */
function hasArrived({ direction, arrivedAt }) {
	return direction === 'toPhone' && arrivedAt !== null;
}

/**
 * Why nobody gets a reply to a message; empty when somebody does.
 *
 * @param {MessageView} message
 */
function whyNone({ provider, kind }) {
	if (repliesOf(provider) === 'none') return `${titleOf(provider)} takes no replies.`;
	// "BULK message (lower rate, no replies)", says VoIP Communications.
	return kind === 'BULKSMS' ? 'The bulk route takes no replies.' : '';
}

/**
 * Lets a phone answer what it received.
 *
 * @param {string} phone
 * @param {string} shown the number as people write it
 * @returns {{ node: HTMLElement, update: (messages: readonly MessageView[]) => void }}
 */
export function replyForm(phone, shown) {
	/** @type {ReturnType<typeof targetsOf>} */
	let targets = new Map();
	let known = '';
	const ids = { to: `to-${phone.slice(1)}`, text: `text-${phone.slice(1)}` };
	const choice = h('select', { id: ids.to });
	const text = h('input', { id: ids.text, type: 'text', required: true, autocomplete: 'off' });
	const send = async () => {
		const target = targets.get(choice.value);
		if (target === undefined || text.value === '') return;
		const { provider, to } = target;
		const reply = { provider, to, from: phone, text: text.value };
		if (!(await control('inbound', reply))) return;
		text.value = '';
		text.focus();
		announce(`Reply sent from ${shown}.`);
	};
	const submit = /** @param {Event} event */ (event) => {
		event.preventDefault();
		void send();
	};
	const form = h(
		'form',
		{ submit },
		h('label', { for: ids.to }, 'To'),
		choice,
		h('label', { for: ids.text }, 'Text'),
		text,
		h('button', { type: 'submit' }, 'Send reply'),
	);
	const summary = h('summary', {}, 'Reply', h('span', { class: 'hidden' }, ` as ${shown}`));
	const details = h('details', { class: 'answer' }, summary, form);
	const without = h('p', { class: 'quiet' });
	const node = h('div', {}, details, without);
	const update = /** @param {readonly MessageView[]} messages */ (messages) => {
		targets = targetsOf(messages);
		details.hidden = targets.size === 0;
		setText(without, targets.size === 0 ? whyNot(messages) : '');
		if (known === [...targets.keys()].sort().join()) return;
		known = [...targets.keys()].sort().join();
		const chosen = choice.value;
		const options = [...targets].map(([value, { provider, sender }]) =>
			h('option', { value, selected: value === chosen }, `${sender} (${titleOf(provider)})`),
		);
		choice.replaceChildren(...options);
	};
	return { node, update };
}

/** @param {readonly MessageView[]} messages */
function whyNot(messages) {
	const arrived = messages.findLast(hasArrived);
	return arrived === undefined ? '' : whyNone(arrived);
}
