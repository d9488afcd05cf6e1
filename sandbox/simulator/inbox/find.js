// @ts-check
import { announce } from './announce.js';
import { control } from './api.js';
import { byId, setText } from './dom.js';

/** @typedef {{ find: string, refresh: () => void }} Page */

const FEWEST_DIGITS = 7;
/** The longest number of E.164. */
const MOST_DIGITS = 15;

/**
 * The field that finds a phone, or adds one.
 *
 * @param {Page} page
 * @returns {(total: number) => void} shows how many phones there are
 */
export function showFind(page) {
	const input = byId('find-number', HTMLInputElement);
	const hint = byId('find-hint', HTMLElement);
	/** Why the last try to add a phone failed, until something else is typed. */
	let refusal = '';
	const refuse = /** @param {string} sentence */ (sentence) => {
		refusal = sentence;
		input.setAttribute('aria-invalid', String(sentence !== ''));
		hint.classList.toggle('wrong', sentence !== '');
		if (sentence !== '') setText(hint, sentence);
	};
	input.addEventListener('input', () => {
		refuse('');
		page.find = input.value;
		page.refresh();
	});
	const add = async () => {
		const sentence = whyNot(input.value);
		refuse(sentence);
		if (sentence !== '') return;
		const digits = digitsOf(input.value);
		if (!(await control(`phones/${digits}`, { condition: 'normal' }))) return;
		input.value = '';
		page.find = '';
		announce(`+${digits} added.`);
		page.refresh();
	};
	byId('find', HTMLFormElement).addEventListener('submit', (event) => {
		event.preventDefault();
		void add();
	});
	return (total) => setText(hint, refusal || hintOf(page.find, total));
}

/** @param {string} text */
function digitsOf(text) {
	return text.replace(/\D/g, '').replace(/^00/, '');
}

/**
 * Why a number cannot be added; empty when it can. Which country a number without + belongs to is
 * anybody's guess, and a wrong guess would be another phone than the one that messages go to.
 *
 * @param {string} text
 */
function whyNot(text) {
	const { length } = digitsOf(text);
	if (length === 0 || /[a-z]/i.test(text)) {
		return 'That is no phone number. Type one such as +14155550101.';
	}
	if (!/^\s*(?:\+|00)/.test(text)) {
		return 'Begin with + and the country code, such as +14155550101.';
	}
	if (length >= FEWEST_DIGITS && length <= MOST_DIGITS) return '';
	return `A phone number has ${FEWEST_DIGITS} to ${MOST_DIGITS} digits; this one has ${length}.`;
}

/**
 * @param {string} find
 * @param {number} total
 */
function hintOf(find, total) {
	if (find === '') return 'Type to find a phone. Add one to set it up before its first message.';
	if (digitsOf(find) === '') return 'Type digits to find a phone.';
	if (total === 0) return 'No phone has this number yet.';
	return total === 1 ? '1 phone found.' : `${total.toLocaleString('en')} phones found.`;
}
