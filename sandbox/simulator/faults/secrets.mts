import type { Answer, ReceivedRequest } from '../types.mts';
import { after, type Moment, type Named } from './fault.mts';
import { say } from './wire.mts';

/*
 * Answers that would make a careless client give a secret away: to another host, or to whoever
 * reads its messages.
 */

const JSON_TYPE = { 'Content-Type': 'application/json' };
/** A name of this machine that no door has; nobody listens there. */
const ELSEWHERE = 'http://localhost:1';

function redirect(status: number, location: string): Answer {
	return { status, headers: { Location: location }, body: '' };
}

export const REDIRECTS: readonly Named[] = [301, 302, 303, 307, 308].flatMap((status): Named[] => [
	[
		`HTTP ${status} to itself after acting`,
		after((_own, { request }) => redirect(status, request.url)),
	],
	[
		`HTTP ${status} to another host`,
		{
			tells: 'nothing',
			acts: false,
			gives: ({ request }) => redirect(status, ELSEWHERE + request.url),
		},
	],
]);

/** The credential as it may stand in a request, unpacked where it was packed. */
function partsOf({ url, headers, body }: ReceivedRequest): string[] {
	const authorization = headers['authorization'] ?? '';
	const packed = authorization.replace(/^\w+ /, '');
	const plain = (text: string): string => {
		try {
			return decodeURIComponent(text.replaceAll('+', ' '));
		} catch {
			return text;
		}
	};
	const unpacked = Buffer.from(packed, 'base64').toString('utf8');
	return [url, plain(url), body, plain(body), authorization, packed, unpacked];
}

/** A page for developers that shows all of the request. */
const shown = (status: number, { request }: Moment): Answer => {
	const parts = partsOf(request);
	const [text] = parts;
	const words = parts.join(' ');
	return {
		status,
		headers: { ...JSON_TYPE, 'X-Request': encodeURIComponent(words) },
		body: JSON.stringify({
			status,
			name: 'Echo',
			message: words,
			error: words,
			errors: { phone_numbers: parts },
			responses: [{ code: String(status), key: text ?? '', message: words }],
			request,
		}),
	};
};

export const ECHOES: readonly Named[] = [
	[
		'HTTP 400 that repeats the request',
		{ tells: 'refused', blamesMessage: true, acts: false, gives: (moment) => shown(400, moment) },
	],
	['HTTP 502 that repeats the request', after((_own, moment) => shown(502, moment), {})],
	[
		'a head that repeats the request',
		after((_own, { request }) => say(`HTTP/1.1 200 OK\r\n${partsOf(request).join(' ')}\r\n\r\n`)),
	],
	[
		'an answer that repeats the request',
		after((own, { request }) => withParts(own, partsOf(request)), { tells: 'taken' }),
	],
];

/** The same answer, with more in it than was asked for. */
function withParts(own: Answer, parts: readonly string[]): Answer {
	const extra = JSON.stringify(parts);
	const body = own.body.startsWith('{') ? `{"request":${extra},${own.body.slice(1)}` : own.body;
	return { ...own, body };
}
