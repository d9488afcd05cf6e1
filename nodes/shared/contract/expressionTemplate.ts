import type { IExecuteFunctions } from 'n8n-workflow';

import { visible } from '../lib/characters';
import { emptyBrackets, isHollowText, lacksWritten, nothing } from './hollowText';

/** A part of a parameter that n8n works out: {{ $json.orderId }}, and what it gave in its place. */
export interface TemplatePart {
	code: string;
	text: string;
}

/** An item, as n8n works out its parameters. */
interface ItemOf {
	context: IExecuteFunctions;
	item: number;
	/** Of a key, a separator at its end says that something is missing; a text may end so. */
	isKey: boolean;
}

/** Characters of an expression that a sentence shows. */
const mostShown = 100;

/** The beginning of an expression, or of what it gave, as a sentence shows it. */
export function excerpt(text: string): string {
	return visible(text.length > mostShown ? `${text.slice(0, mostShown)}…` : text);
}

/** A parameter as it is saved, in order: plain text, and the insides of {{ }}. */
interface Chunk {
	kind: 'text' | 'code';
	text: string;
}

/** Either bracket; a backslash before it makes it plain text, as in n8n's own expressions. */
const bracket = /(\\?)(\{\{|\}\})/g;

function chunksOf(raw: string): Chunk[] {
	const chunks: Chunk[] = [];
	let start = 0;
	let kind: Chunk['kind'] = 'text';
	for (const { 0: found, 1: escape, 2: which, index } of raw.matchAll(bracket)) {
		if (escape !== '' || which !== (kind === 'text' ? '{{' : '}}')) continue;
		chunks.push({ kind, text: raw.slice(start, index) });
		start = index + found.length;
		kind = kind === 'text' ? 'code' : 'text';
	}
	chunks.push({ kind, text: raw.slice(start) });
	return chunks.filter(({ kind, text }) => kind === 'code' || text !== '');
}

/** The same inside of a text that an expression put together. */
const nothingInside =
	/(?<![\p{L}\p{N}])(?:undefined|null|NaN|\[object Object\]|Invalid Date(?:Time)?)(?![\p{L}\p{N}])/u;

/** The first {{ }} of a text; undefined when there is none. */
export function placeholderIn(text: string): string | undefined {
	const start = text.indexOf('{{');
	const end = start < 0 ? -1 : text.indexOf('}}', start + 2);
	return end < 0 ? undefined : text.slice(start, end + 2);
}

const spaceless = (text: string) => text.replace(/\s+/g, '');

/** Whether a text may be what a template gives when the part at this place is empty. */
function mayBeEmpty(chunks: readonly Chunk[], place: number, whole: string): boolean {
	const between = [''];
	for (const [at, { kind, text }] of chunks.entries()) {
		if (kind === 'text') between.push((between.pop() ?? '') + spaceless(text));
		else if (at !== place) between.push('');
	}
	const given = spaceless(whole);
	const [first = '', ...others] = between;
	const last = others.pop();
	if (last === undefined) return given === first;
	let from = given.startsWith(first) ? first.length : Infinity;
	for (const text of others) {
		const at = given.indexOf(text, from);
		from = at < 0 ? Infinity : at + text.length;
	}
	return from + last.length <= given.length && given.endsWith(last);
}

/** What n8n puts into a text for one part of it; undefined where it cannot work out a part alone. */
function textOfPart(context: IExecuteFunctions, item: number, code: string): string | undefined {
	if (typeof context.evaluateExpression !== 'function') return undefined;
	// With a text before it, n8n makes a text of whatever it is, as it does in the whole.
	return String(context.evaluateExpression(`.${code}`, item)).slice(1);
}

/**
 * The first part of a template that is empty. n8n works out a part alone only where what the whole
 * gave leaves a doubt, since every time costs.
 */
function emptyAmong(
	{ context, item, isKey }: ItemOf,
	chunks: readonly Chunk[],
	whole: string,
): TemplatePart | undefined {
	const isDoubtful = nothingInside.test(whole);
	const isPerhapsHollow = isKey && emptyBrackets.test(whole);
	for (const [place, { kind, text }] of chunks.entries()) {
		if (kind === 'text') continue;
		const hasNothing = mayBeEmpty(chunks, place, whole);
		const isPlain = !isDoubtful && !isPerhapsHollow && !hasNothing;
		if (isPlain && path.test(`{{${text}}}`)) continue;
		const code = `{{${text}}}`;
		const alone = textOfPart(context, item, code);
		const part = { code, text: alone ?? (hasNothing ? '' : whole) };
		if (alone === undefined ? hasNothing || isDoubtful : isEmptyPart(part, isKey)) return part;
	}
	return undefined;
}

/** A path and nothing else, such as $json.order['id']: its text is nobody's but the user's. */
const path = /^\{\{\s*\$?[\w$]+(?:\.[\w$]+|\[(?:\d+|'[^']*'|"[^"]*")\]|\([^()]*\))*\s*\}\}$/;

/** Texts in the code of an expression, with what stands before the first and behind the last. */
const literal = /'([^'\\]*)'|"([^"\\]*)"|\}([^`$\\]*)(?=\$\{|`)|`([^`$\\]*)(?=\$\{)/g;

const separated = /^[^\p{L}\p{N}]+/u;
const separatedBehind = /[^\p{L}\p{N}]+$/u;

/** Whether a text of the code itself begins or ends the result: nothing came before or behind it. */
function isCutOff({ code, text }: TemplatePart): boolean {
	const inside = code.replace(/^\{\{\s*|\s*\}\}$/g, '');
	return [...inside.matchAll(literal)].some((found) => {
		const written = found.slice(1).find((one) => one !== undefined) ?? '';
		const isFirst = found.index === 0;
		const isLast = found.index + found[0].length >= inside.length;
		const begins = !isFirst && separated.test(written) && text.startsWith(written);
		return begins || (!isLast && separatedBehind.test(written) && text.endsWith(written));
	});
}

/** An expression that says itself when it is empty, as {{ $json.title ?? '' }} does. */
const onPurpose = /(?<!\\)(''|""|``)/;

/** Whether what a part gave is empty, or has something empty in it. */
function isEmptyPart(part: TemplatePart, isKey: boolean): boolean {
	if (!isKey && part.text.trim() === '' && onPurpose.test(part.code)) return false;
	if (nothing.test(part.text.trim())) return true;
	if (isKey && (isHollowText(part.text) || lacksWritten(part.code, part.text))) return true;
	if (path.test(part.code)) return false;
	return nothingInside.test(part.text) || (isKey && isCutOff(part));
}

/**
 * The part of an expression that is empty for an item.
 * @param raw the expression as it is saved, with its equals sign
 * @param whole what all of it gave
 * @returns undefined where every part has a text, and for a whole that is empty altogether
 */
export function findEmptyPart(of: ItemOf, raw: string, whole: string): TemplatePart | undefined {
	if (whole.trim() === '' || !raw.startsWith('=')) return undefined;
	const chunks = chunksOf(raw.slice(1));
	if (chunks.length > 1) return emptyAmong(of, chunks, whole);
	const part = { code: raw.slice(1), text: whole };
	return chunks[0]?.kind === 'code' && isEmptyPart(part, of.isKey) ? part : undefined;
}
