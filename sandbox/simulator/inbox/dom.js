// @ts-check

/**
 * Makes an element. Functions are listeners, true and false switch an attribute on and off, and
 * text becomes text, never markup: what a message says cannot become part of the page.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | ((event: Event) => void)>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name, value);
		else if (value === true) element.setAttribute(name, '');
		else if (value !== false) element.setAttribute(name, String(value));
	}
	element.append(...children);
	return element;
}

/**
 * The element with this id, which index.html has.
 *
 * @template {HTMLElement} Element
 * @param {string} id
 * @param {new () => Element} type
 * @returns {Element}
 */
export function byId(id, type) {
	const found = document.getElementById(id);
	if (found instanceof type) return found;
	throw new Error(`The page has no #${id}.`);
}

/**
 * Sets a text only when it differs, so that a selection in it stays.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
	if (element.textContent !== text) element.textContent = text;
}

/**
 * One row of a list: its element, and how it takes up a change.
 *
 * @template Item
 * @typedef {{ node: HTMLElement, update: (item: Item) => void }} Row
 */

/**
 * Keeps the children of `parent` in step with a list. An element stays the same as long as its item
 * is there, so that focus, selection and half-written text survive. While the focus is in a list
 * that `keepsFocus`, its rows stay where they are; new ones come first.
 *
 * @template Item
 * @param {HTMLElement} parent
 * @param {(item: Item) => string | number} keyOf
 * @param {(item: Item) => Row<Item>} create
 * @param {{ keepsFocus?: boolean }} [options]
 * @returns {(items: readonly Item[]) => void}
 */
export function keepList(parent, keyOf, create, { keepsFocus = false } = {}) {
	/** @type {Map<string | number, Row<Item>>} */
	const rows = new Map();
	return (items) => {
		const focused = document.activeElement;
		const isBusy = keepsFocus && parent.contains(focused);
		const wanted = new Map(items.map((item) => [keyOf(item), item]));
		for (const [key, { node }] of rows) {
			if (wanted.has(key) || (isBusy && node.contains(focused))) continue;
			if (node.contains(focused)) headingOf(parent)?.focus();
			node.remove();
			rows.delete(key);
		}
		/** @type {Element | null} */
		let next = parent.firstElementChild;
		for (const [key, item] of wanted) {
			const known = rows.get(key);
			const row = known ?? create(item);
			row.update(item);
			rows.set(key, row);
			if (known && isBusy) continue;
			if (row.node === next) next = next.nextElementSibling;
			else parent.insertBefore(row.node, next);
		}
	};
}

/**
 * Where the focus goes when what had it is gone.
 *
 * @param {HTMLElement} element
 * @returns {HTMLElement | null}
 */
function headingOf(element) {
	return element.closest('section')?.querySelector('h2') ?? null;
}
