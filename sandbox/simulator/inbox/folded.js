// @ts-check
import { h, setText } from './dom.js';

/** What to do when a text has got another width. @type {WeakMap<Element, () => void>} */
const checks = new WeakMap();
const widths = new ResizeObserver((entries) => {
	for (const { target } of entries) checks.get(target)?.();
});

/**
 * A text that is folded after five lines, with a button that unfolds it. A screen reader reads it
 * whole in any case.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function foldedText(text) {
	const paragraph = h('p', { class: 'text folded' }, text);
	const isFolded = () => paragraph.classList.contains('folded');
	const show = () => {
		setText(button, isFolded() ? 'Show all' : 'Show less');
		button.setAttribute('aria-expanded', String(!isFolded()));
	};
	const toggle = () => {
		paragraph.classList.toggle('folded');
		show();
	};
	const button = h('button', { type: 'button', class: 'link', hidden: true, click: toggle });
	show();
	checks.set(paragraph, () => {
		if (isFolded()) button.hidden = paragraph.scrollHeight <= paragraph.clientHeight + 1;
	});
	widths.observe(paragraph);
	return [paragraph, button];
}
