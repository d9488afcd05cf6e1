// @ts-check
import { control } from './api.js';
import { byId, h, keepList, setText } from './dom.js';
import { showFind } from './find.js';
import { messageRow, stateMark, titleOf } from './messages.js';
import { replyForm } from './reply.js';

/** @typedef {import('./server/view.mts').PhoneView} PhoneView */

/** @type {readonly (readonly [condition: string, label: string, sign: string, meaning: string])[]} */
const CONDITIONS = [
	['normal', 'Normal', '', ''],
	['slow', 'Slow', '◷', 'Messages arrive later than usual.'],
	['unreachable', 'Unreachable', '⊗', 'Messages do not arrive.'],
	['optedOut', 'Opted out', '⊘', 'Providers refuse what is sent to it, or do not deliver it.'],
	['blacklisted', 'Blocked', '⊘', 'The network blocks what is sent to it.'],
];

const HIDE = { 'aria-hidden': 'true' };

/** Delivery states that say that a message will never arrive. */
const LOST = ['expired', 'undeliverable', 'rejected', 'deleted'];

/**
 * One phone with its messages.
 *
 * @param {PhoneView} phone
 * @param {{ open: Set<string>, refresh: () => void }} page
 * @returns {import('./dom.js').Row<PhoneView>}
 */
function phoneRow({ phone, shown: number }, page) {
	const meaning = h('p', { class: 'meaning' });
	const badges = h('p', { class: 'badges' });
	const more = h('button', { type: 'button', class: 'link', click: () => toggle(phone, page) });
	const none = h('p', { class: 'quiet' }, 'No messages yet.');
	const messages = h('ol', { class: 'messages', 'aria-label': `Messages of ${number}` });
	const showMessages = keepList(messages, (message) => message.number, messageRow);
	const conditions = CONDITIONS.map(([condition, label]) => {
		const click = () => void control(`phones/${encodeURIComponent(phone)}`, { condition });
		return h('button', { type: 'button', click, 'data-condition': condition }, label);
	});
	const reply = replyForm(phone, number);
	const group = { class: 'choice', role: 'group', 'aria-label': `Make ${number}` };
	const node = h(
		'li',
		{ class: 'card phone', 'data-phone': phone },
		h('div', { class: 'head' }, h('h3', {}, number), badges),
		more,
		none,
		messages,
		h('div', group, ...conditions),
		meaning,
		reply.node,
	);
	const update = /** @param {PhoneView} changed */ (changed) => {
		const { label, sign, words, condition } = conditionOf(changed);
		node.classList.toggle('changed', condition !== 'normal');
		const state = stateOf(changed);
		node.dataset['face'] = faceOf(condition, state);
		setText(meaning, words);
		if (badges.dataset['shown'] !== `${label} ${state}`) {
			badges.dataset['shown'] = `${label} ${state}`;
			badges.replaceChildren(
				...(sign ? [h('span', { class: 'condition' }, h('span', HIDE, sign), ` ${label}`)] : []),
				...(state ? [stateMark(state)] : []),
			);
		}
		for (const button of conditions) {
			button.setAttribute('aria-pressed', String(button.dataset['condition'] === condition));
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
 * The condition of a phone in words. An operation can opt it out at one provider, such as Opt Out;
 * no button is pressed then.
 *
 * @param {PhoneView} phone
 */
function conditionOf({ condition, optedOutOf }) {
	const [, label = '', sign = '', words = ''] =
		CONDITIONS.find(([name]) => name === condition) ?? [];
	if (condition !== 'normal' || optedOutOf.length === 0) return { label, sign, words, condition };
	const providers = optedOutOf.map(titleOf).join(', ');
	return {
		label: `Opted out at ${providers}`,
		sign: '⊘',
		words: `${providers} refuses what is sent to it. Press Normal to opt it in again.`,
		condition: 'optedOutAtProvider',
	};
}

/**
 * What became of the latest message to a phone.
 *
 * @param {PhoneView} phone
 */
function stateOf({ messages }) {
	return messages.findLast(({ direction }) => direction === 'toPhone')?.state ?? null;
}

/**
 * How the head of a phone's card looks; its badges say the same in words.
 *
 * @param {string} condition
 * @param {ReturnType<typeof stateOf>} state
 */
function faceOf(condition, state) {
	if (condition !== 'normal' && condition !== 'slow') return 'off';
	if (state === 'delivered') return 'good';
	return state !== null && LOST.includes(state) ? 'bad' : 'plain';
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
	const showHint = showFind(page);
	const more = byId('phones-more', HTMLElement);
	more.querySelector('button')?.addEventListener('click', () => {
		page.phones *= 2;
		page.refresh();
	});
	return ({ phones, messages, editor }) => {
		const total = phones.shown.length + phones.more;
		show(phones.shown);
		setText(byId('phones-count', HTMLElement), total.toLocaleString('en'));
		byId('phones-empty', HTMLElement).hidden = total > 0 || messages > 0 || page.find !== '';
		showStart(editor);
		more.hidden = phones.more === 0;
		const words = more.querySelector('span');
		if (words) setText(words, `and ${phones.more.toLocaleString('en')} more phones`);
		showHint(total);
	};
}

/**
 * How to get a first message: the shortest way there is.
 *
 * @param {string | null} editor
 */
function showStart(editor) {
	byId('start-in-editor', HTMLElement).hidden = editor === null;
	byId('start-alone', HTMLElement).hidden = editor !== null;
	if (editor !== null) byId('editor', HTMLAnchorElement).href = editor;
}
