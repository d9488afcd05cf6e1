import type { Answer } from '../types.mts';
import { malformed, truncated, wrongTyped } from './bodies.mts';
import { CONTRADICTIONS } from './contradictions.mts';
import { after, before, type Fault, type Given, type Named, type Nature } from './fault.mts';
import { ECHOES, REDIRECTS } from './secrets.mts';
import { SIZES } from './sizes.mts';
import { THROTTLES } from './throttles.mts';
import { bytesOf, drip, end, hang, headOf, reset, say } from './wire.mts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const CHUNKED = { 'Transfer-Encoding': 'chunked' };
const page = (status: number): Answer => ({ status, headers: HTML, body: `<h1>${status}</h1>` });
const nothing: Nature = { tells: 'nothing' };
const lasting: Nature = { tells: 'nothing', lasting: true };
const taken: Nature = { tells: 'taken' };
/** What the client can know depends on what is left of the answer. */
const open: Nature = {};

/** The same, whether the provider has acted or not. */
function either(name: string, given: Given, nature: Nature = nothing): Named[] {
	return [
		[`${name} before acting`, before(given, nature)],
		[`${name} after acting`, after(() => given, nature)],
	];
}

const silence: readonly Named[] = [
	...either('reset', reset),
	...either('end', end),
	...either('hang', hang, lasting),
	...either('hang within the head', say('HTTP/1.1 200 OK\r\nContent-', hang), lasting),
	...either('a drip of headers', drip(forever('x: y\r\n', 'HTTP/1.1 200 OK\r\n'), 20), lasting),
	['reset within the head', after(() => say('HTTP/1.1 200 OK\r\nContent-', reset))],
];

function forever(piece: string, first: string): () => Generator<string> {
	return function* pieces() {
		yield first;
		for (;;) yield piece;
	};
}

const statuses: readonly Named[] = [
	...[500, 501, 502, 503, 504, 507, 520, 599].flatMap((status) =>
		either(`HTTP ${status}`, page(status)),
	),
	[
		'HTTP 503 with Retry-After after acting',
		after(() => ({ ...page(503), headers: { ...HTML, 'Retry-After': '0' } })),
	],
	...[400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 418, 451].map(
		// Other statuses than these may be about the recipient or the text.
		(status): Named => [
			`HTTP ${status}`,
			before(page(status), {
				tells: 'refused',
				blamesMessage: ![401, 402, 403].includes(status),
			}),
		],
	),
	['HTTP 999 after acting', after(() => say(bytesOf({ status: 999, headers: {} }, '{}')))],
	[
		'HTTP 101 after acting',
		after(() => say(headOf(101, { Upgrade: 'x', Connection: 'Upgrade' }), hang), lasting),
	],
	['HTTP 204 after acting', after(() => ({ status: 204, headers: {}, body: '' }))],
	['HTTP 100 and 103 before the answer', after(early, taken)],
	['another protocol', after(() => say('SSH-2.0-OpenSSH_9.6\r\n'))],
	['a head of 100 kB', after(() => say(headOf(200, { 'X-Long': 'x'.repeat(100_000) })))],
	['a header that is none', after(() => say('HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}'))],
];

function early(own: Answer): Given {
	const hints = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
	return say(Buffer.concat([Buffer.from(hints), bytesOf(own, own.body)]));
}

/** A body of the provider's own, changed. */
const body = (change: (own: string, random: () => number) => string, nature?: Nature) =>
	after((own, { random }) => ({ ...own, body: change(own.body, random) }), nature);

/** Half of the body, and then something else than the rest. */
const half = (then: typeof reset, nature?: Nature) =>
	after((own) => {
		const bytes = bytesOf(own, own.body);
		const tail = Math.ceil(Buffer.byteLength(own.body) / 2);
		return say(bytes.subarray(0, bytes.length - tail), then);
	}, nature);

function* slices(bytes: Buffer, size = 99): Generator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const bodies: readonly Named[] = [
	['an empty body', body(() => '')],
	['a truncated body', body(truncated)],
	['a malformed body', body(malformed, open)],
	['a body with one wrong type', body(wrongTyped, open)],
	...['null', 'true', '42', '"ok"', '[]', '{}', '[[]]', '<response/>', 'OK'].flatMap((text) =>
		either(`the body ${text}`, { status: 200, headers: JSON_TYPE, body: text }),
	),
	...either('a web page', page(200)),
	['a body twice', body((own) => own + own)],
	['a body with a tail', body((own) => `${own}<!-- -->}]`)],
	['a body behind a byte order mark', body((own) => `\uFEFF${own}`, taken)],
	['a body that a reset ends', half(reset)],
	['a body that an end cuts short', half(end)],
	['a body that never ends', half(hang, lasting)],
	['a broken chunk', after((own) => say(`${headOf(200, CHUNKED)}ZZ\r\n${own.body}`))],
	['an endless chunk', after(() => say(`${headOf(200, CHUNKED)}FFFFFFFF\r\n{`, hang), lasting)],
	['two lengths', after((own) => say(bytesOf(own, own.body).toString().replace(/\r\n/, LENGTHS)))],
	['a slow body', after((own) => drip(() => slices(bytesOf(own, own.body)), 2), taken)],
	['a drip', after(() => drip(forever(' ', headOf(200, JSON_TYPE)), 20), lasting)],
];
/** Of two lengths neither is to be believed. */
const LENGTHS = '\r\nContent-Length: 1\r\nContent-Length: 2\r\n';

const types = ['text/html', 'image/png', 'application/json; charset=utf-16', ''].map(
	(type): Named => [
		`the content type ${type || '(none)'}`,
		after((own) => say(bytesOf({ ...own, headers: { 'Content-Type': type } }, own.body)), taken),
	],
);

/** What may become of a request once it has been read, by name. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map([
	...silence,
	...statuses,
	...THROTTLES,
	...REDIRECTS,
	...bodies,
	...types,
	...SIZES,
	...ECHOES,
	...CONTRADICTIONS,
]);
