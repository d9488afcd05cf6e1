// @ts-check
import { announce } from './announce.js';
import { control } from './api.js';
import { byId, h, keepList, setText } from './dom.js';
import { messageRow } from './messages.js';
import { replyForm } from './reply.js';

/** @typedef {import('./server/view.mts').PhoneView} PhoneView */

/** @type {readonly (readonly [condition: string, label: string, meaning: string])[]} */
const CONDITIONS = [
	['normal', 'Normal', ''],
	['slow', 'Slow', 'Slow: messages arrive later than usual.'],
	['unreachable', 'Unreachable', 'Unreachable: messages do not arrive.'],
	[
		'optedOut',
		'Opted out',
		'Opted out: providers refuse what is sent to it, or do not deliver it.',
	],
	['blacklisted', 'Blocked', 'Blocked: the network blocks what is sent to it.'],
];

/**
 * One phone with its messages.
 *
 * @param {PhoneView} phone
 * @param {{ open: Set<string>, refresh: () => void }} page
 * @returns {import('./dom.js').Row<PhoneView>}
 */
function phoneRow({ phone }, page) {
	const meaning = h('p', { class: 'meaning' });
	const more = h('button', { type: 'button', class: 'link', click: () => toggle(phone, page) });
	const none = h('p', { class: 'quiet' }, 'No messages yet.');
	const messages = h('ol', { class: 'messages', 'aria-label': `Messages of ${phone}` });
	const showMessages = keepList(messages, ({ number }) => number, messageRow);
	const conditions = CONDITIONS.map(([condition, label]) => {
		const click = () => void control(`phones/${encodeURIComponent(phone)}`, { condition });
		return h('button', { type: 'button', click, 'data-condition': condition }, label);
	});
	const reply = replyForm(phone);
	const group = { class: 'choice', role: 'group', 'aria-label': `Make ${phone}` };
	const node = h(
		'li',
		{ class: 'card phone' },
		h('h3', {}, phone),
		more,
		none,
		messages,
		h('div', group, ...conditions),
		meaning,
		reply.node,
	);
	const update = /** @param {PhoneView} changed */ (changed) => {
		node.classList.toggle('changed', changed.condition !== 'normal');
		setText(meaning, CONDITIONS.find(([name]) => name === changed.condition)?.[2] ?? '');
		for (const button of conditions) {
			const isOn = button.dataset['condition'] === changed.condition;
			button.setAttribute('aria-pressed', String(isOn));
		}
		none.hidden = changed.messages.length > 0;
		more.hidden = changed.more === 0 && !page.open.has(phone);
		setText(more, moreWords(changed, page.open.has(phone)));
		showMessages(changed.messages);
		reply.update(changed.messages);
	};
	return { node, update };
}

/**
 * @param {PhoneView} phone
 * @param {boolean} isOpen
 */
function moreWords({ more }, isOpen) {
	const count = more.toLocaleString('en');
	if (isOpen) return more > 0 ? `Show fewer (and ${count} more are not shown)` : 'Show fewer';
	return `and ${count} earlier ${more === 1 ? 'message' : 'messages'}`;
}

/**
 * @param {string} phone
 * @param {{ open: Set<string>, refresh: () => void }} page
 */
function toggle(phone, { open, refresh }) {
	if (!open.delete(phone)) open.add(phone);
	refresh();
}

/**
 * The list of phones, with what finds and adds one.
 *
 * @param {{ open: Set<string>, find: string, phones: number, refresh: () => void }} page
 * @returns {(view: import('./server/inbox.mts').InboxView) => void}
 */
export function showPhones(page) {
	const list = byId('phone-list', HTMLElement);
	const show = keepList(
		list,
		({ phone }) => phone,
		(phone) => phoneRow(phone, page),
		{
			keepsFocus: true,
		},
	);
	list.addEventListener('focusout', () => page.refresh());
	const input = byId('find-number', HTMLInputElement);
	input.addEventListener('input', () => {
		page.find = input.value;
		page.refresh();
	});
	byId('find', HTMLFormElement).addEventListener('submit', (event) => {
		event.preventDefault();
		void addPhone(input, page);
	});
	const more = byId('phones-more', HTMLElement);
	more.querySelector('button')?.addEventListener('click', () => {
		page.phones *= 2;
		page.refresh();
	});
	return ({ phones, messages }) => {
		const total = phones.shown.length + phones.more;
		show(phones.shown);
		setText(byId('phones-count', HTMLElement), total.toLocaleString('en'));
		byId('phones-empty', HTMLElement).hidden = total > 0 || messages > 0 || page.find !== '';
		more.hidden = phones.more === 0;
		const words = more.querySelector('span');
		if (words) setText(words, `and ${phones.more.toLocaleString('en')} more phones`);
		setText(byId('find-hint', HTMLElement), hintOf(page.find, total));
	};
}

/**
 * @param {string} find
 * @param {number} total
 */
function hintOf(find, total) {
	if (find === '') return 'Type to find a phone. Add one to set it up before its first message.';
	if (total === 0) return 'No phone has this number yet.';
	return total === 1 ? '1 phone found.' : `${total.toLocaleString('en')} phones found.`;
}

/**
 * @param {HTMLInputElement} input
 * @param {{ find: string, refresh: () => void }} page
 */
async function addPhone(input, page) {
	const digits = input.value.replace(/\D/g, '');
	if (digits === '') return;
	if (!(await control(`phones/${digits}`, { condition: 'normal' }))) return;
	input.value = '';
	page.find = '';
	announce(`+${digits} added.`);
	page.refresh();
}
