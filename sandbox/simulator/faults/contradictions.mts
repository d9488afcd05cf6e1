import type { Answer, Json, ProviderName } from '../types.mts';
import { after, type Named, type Nature } from './fault.mts';

/** Two things are said at once: what it means is for whoever reads it. */
const open: Nature = { ofSubmissions: true };

/** How each provider says no in a body of its own, for fields that a yes has not. */
const refusals: Readonly<Partial<Record<string, Readonly<Record<string, Json>>>>> = {
	proTexting: {
		name: 'Unprocessable entity',
		message: 'Phone number is opted out.',
		code: 1,
		status: 422,
	},
	smsScheduler: { errors: { phone_numbers: ['The following phone number is invalid: +1'] } },
	enswitch: { responses: [{ code: 400, key: 'cnumber', message: 'Not a valid destination.' }] },
	voipCommunications: { error: true, error_message: 'The request was refused.' },
};

type Fields = Record<string, Json>;

const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that both have is a list with what both say. */
function merged(own: Fields, more: Readonly<Fields>): Fields {
	const both = Object.entries(more).map(([name, value]) => {
		const known = own[name];
		return [name, Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value];
	});
	return { ...own, ...(Object.fromEntries(both) as Fields) };
}

function changed(body: string, change: (value: Json) => Json): string {
	try {
		return JSON.stringify(change(JSON.parse(body) as Json));
	} catch {
		return body;
	}
}

/** The body of a yes with a no in it. */
function withRefusal(body: string, provider: ProviderName): string {
	const more = refusals[provider] ?? { error: 'The request was refused.' };
	if (body.startsWith('<')) {
		const elements = Object.entries(more).map(([name, value]) => `<${name}>${value}</${name}>`);
		return body.replace(/(<\/item>)?<\/response>\s*$/, (end) => elements.join('') + end);
	}
	return changed(body, (value) => {
		if (isObject(value)) return merged(value, more);
		const [first, ...others] = Array.isArray(value) ? (value as Json[]) : [];
		return isObject(first) ? [merged(first, more), ...others] : value;
	});
}

/** The entries of each recipient with another code than that of a yes. */
function withCode(body: string, code: Json): string {
	// An entry without a sign of a yes beside its code is a plain refusal, and no contradiction.
	const lists = /^4/.test(String(code)) ? ['send_log'] : ['send_log', 'responses'];
	return changed(body, (value) => {
		if (!isObject(value)) return value;
		const entries = lists.flatMap((name) => {
			const list = value[name];
			if (!Array.isArray(list)) return [];
			return [[name, (list as Json[]).map((one) => (isObject(one) ? { ...one, code } : one))]];
		});
		return { ...value, ...(Object.fromEntries(entries) as Fields) };
	});
}

/** Statuses that refuse, and one that says nothing. */
const STATUSES = [400, 401, 402, 403, 404, 409, 422, 429, 500, 503];
const CODES: readonly Json[] = [400, 403, 429, 500, '500', 503, null];

const over = (status: number, own: Answer): Answer => ({ ...own, status });

/**
 * The provider has acted, and its response has a sign of it beside a refusal: the HTTP status, an
 * error, or the code of an entry.
 */
export const CONTRADICTIONS: readonly Named[] = [
	...STATUSES.flatMap((status): Named[] => [
		[`HTTP ${status} over a true response`, after((own) => over(status, own), open)],
		[
			`HTTP ${status} over a true response with an error`,
			after((own, { request }) => {
				const body = withRefusal(own.body, request.provider);
				return over(status, { ...own, body });
			}, open),
		],
	]),
	[
		'HTTP 429 with Retry-After over a true response',
		after((own) => over(429, { ...own, headers: { ...own.headers, 'Retry-After': '1' } }), open),
	],
	[
		'a true response with an error',
		after((own, { request }) => ({ ...own, body: withRefusal(own.body, request.provider) }), open),
	],
	...CODES.map(
		(code): Named => [
			`a true response with the entry code ${JSON.stringify(code)}`,
			after((own) => ({ ...own, body: withCode(own.body, code) }), open),
		],
	),
];
