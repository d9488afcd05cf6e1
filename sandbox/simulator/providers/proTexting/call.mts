import { parsePairs, type Pairs } from '../../encoding.mts';
import type { World } from '../../world.mts';
import type { Answer, Json, JsonObject, ReceivedRequest } from '../../types.mts';
import type { Account } from './account.mts';
import { ERRORS, HTTP_FAILURES, type ErrorName, type HttpFailureName } from './errors.mts';
import type { Rows } from './page.mts';
import { answerFormat, toXml, xmlDocument, xmlElement } from './wire.mts';

/** One understood request: what every operation works on. */
export type Call = {
	readonly world: World;
	readonly account: Account;
	readonly request: ReceivedRequest;
	readonly query: Pairs;
	readonly body: JsonObject;
};

export type Operation = (call: Call) => Answer;

type Extra = {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** The whole XML document, where it is more than the JSON in other brackets. */
	readonly xml?: () => string;
};

/** The documented values; how the provider counts is not documented, so they stand still. */
const RATE_HEADERS = {
	'X-Rate-Limit-Limit': '60',
	'X-Rate-Limit-Remaining': '59',
	'X-Rate-Limit-Reset': '0',
};

const PER_PAGE = 100;

/** An answer in the format that the request asks for. */
export function reply(
	call: Pick<Call, 'world' | 'request'>,
	value: Json,
	extra: Extra = {},
): Answer {
	const isXml = answerFormat(call.request) === 'xml';
	return {
		status: extra.status ?? 200,
		headers: {
			'Content-Type': `application/${isXml ? 'xml' : 'json'}; charset=utf-8`,
			'Cache-Control': 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0',
			Link: linkTo(call, {}, 'self'),
			...RATE_HEADERS,
			...extra.headers,
		},
		body: isXml ? (extra.xml?.() ?? toXml(value)) : JSON.stringify(value),
	};
}

/** One object: bare in JSON, inside `<item>` in XML (pages find-contact, view-contact, view-group). */
export function replyObject(call: Call, value: JsonObject, extra: Extra = {}): Answer {
	return reply(call, value, { ...extra, xml: () => xmlDocument(xmlElement('item', value)) });
}

/** One of the documented error codes: HTTP 422. */
export function fail(call: Pick<Call, 'world' | 'request'>, error: ErrorName): Answer {
	const { code, message } = ERRORS[error];
	return reply(call, { name: 'Unprocessable entity', message, code, status: 422 }, { status: 422 });
}

/** A failure by HTTP status; `message` says more than the usual words. */
export function failHttp(
	call: Pick<Call, 'world' | 'request'>,
	failure: HttpFailureName,
	message?: string,
): Answer {
	const { status, name, message: usual } = HTTP_FAILURES[failure];
	return reply(call, { name, message: message ?? usual, code: 0, status }, { status });
}

/** Field validation: 422 with the failing attributes; that they come as a list is a guess. */
export function failField(
	call: Pick<Call, 'world' | 'request'>,
	field: string,
	message: string,
): Answer {
	return reply(call, [{ field, message }], { status: 422 });
}

/** One page of a list that has X-Pagination headers ("Pagination"). */
export function replyPage<Row>(
	call: Call,
	rows: Rows<Row>,
	spell: (row: Row) => JsonObject,
): Answer {
	const { current, pages, members } = pageOf(call, rows);
	const links = [linkTo(call, { page: current, 'per-page': PER_PAGE }, 'self')];
	if (current > 1) links.push(linkTo(call, { page: 1, 'per-page': PER_PAGE }, 'first'));
	return reply(call, members.map(spell), {
		headers: {
			Link: links.join(', '),
			'X-Pagination-Current-Page': String(current),
			'X-Pagination-Page-Count': String(pages),
			'X-Pagination-Per-Page': String(PER_PAGE),
			'X-Pagination-Total-Count': String(rows.count),
		},
	});
}

/** The rows of the page that the request names; 100 a page. */
export function pageOf<Row>(
	call: Call,
	rows: Rows<Row>,
): { current: number; pages: number; members: readonly Row[] } {
	const pages = Math.max(1, Math.ceil(rows.count / PER_PAGE));
	const asked = Math.max(1, Math.floor(Number(call.query.get('page') ?? '1')) || 1);
	const clamp = call.world.settings.proTexting.pageAfterLast === 'last';
	const current = clamp ? Math.min(asked, pages) : asked;
	return { current, pages, members: rows.slice((current - 1) * PER_PAGE, current * PER_PAGE) };
}

/** A link to the same resource; it repeats the access token, as the provider's does. */
function linkTo(
	{ world, request }: Pick<Call, 'world' | 'request'>,
	changes: Readonly<Record<string, number>>,
	relation: string,
): string {
	const query = new URLSearchParams([...parsePairs(request.query)]);
	for (const [name, value] of Object.entries(changes)) query.set(name, String(value));
	return `<${world.baseUrl('proTexting')}/${request.path}?${query}>; rel=${relation}`;
}
