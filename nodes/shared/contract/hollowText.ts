/** What JavaScript writes for a value that is not there, or has no text of its own. */
export const nothing = /^(?:|undefined|null|NaN|\[object Object\]|Invalid Date(?:Time)?)$/;

/** A pair of brackets or quotation marks without anything in it. */
export const emptyBrackets = /\[\s*\]|\{\s*\}|\(\s*\)|""/;

/** Nothing but brackets, quotation marks and what separates values. */
const onlyBrackets = /^[\s{}[\]()<>"'`,:;]+$/;

/** A text that may be JSON, or brackets alone. */
const startsLikeJson = /^\s*[{}[\]()<>"'`]/;

/** Whether a value of JSON has nothing in it, at any depth. */
function isHollow(value: unknown): boolean {
	if (typeof value === 'string') return nothing.test(value.trim());
	if (typeof value === 'object' && value !== null) return Object.values(value).every(isHollow);
	return value === null;
}

/** Whether a text is nothing but brackets, or JSON without any value in it. */
export function isHollowText(text: string): boolean {
	if (!startsLikeJson.test(text)) return false;
	if (onlyBrackets.test(text)) return true;
	try {
		return isHollow(JSON.parse(text));
	} catch {
		return false;
	}
}

/** An object or a list that an expression writes out as JSON: what is between its brackets. */
const written =
	/^\{\{\s*(?:JSON\.stringify\(\s*)?\(?(?:\{([^{}]*)\}|\[([^[\]]*)\])\)?(?:\.toJsonString\(\)|\s*\))\s*\}\}$/;

/** Texts in code, whose commas and colons mean nothing. */
const literals = /(["'`])(?:\\.|(?!\1)[^\\])*\1(?!\s*:)/g;

/** The name of a field in an object that code writes. */
const names = /(?:^|,)\s*(["']?)([\w$]+)\1\s*:/g;

/**
 * Whether an object or a list that an expression writes as JSON lacks a value that the expression
 * names: JSON leaves out what is undefined.
 */
export function lacksWritten(code: string, text: string): boolean {
	const [, inObject, inList] = written.exec(code) ?? [];
	const inside = inObject ?? inList;
	if (inside === undefined || inside.includes('...')) return false;
	try {
		const value = Object(JSON.parse(text)) as Record<string, unknown>;
		if (inList !== undefined) return Object.values(value).some(isHollow);
		const named = inside.replace(literals, "''").matchAll(names);
		return [...named].some(([, , name = '']) => isHollow(value[name] ?? null));
	} catch {
		return false;
	}
}
