import { counted } from '../lib/counted';
import { lookUp } from '../lib/data';
import { cause, quoted, type Cause } from '../result/failure';
import type { Observation } from './classifyResponse';

const certificate = "the provider's certificate is not trusted";

/**
 * Low-level codes that only come up before anything is sent: no address, no connection, no trust.
 * The list is closed: after any other, the provider may have read the request.
 */
const neverLeft: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'no host has that name',
	EAI_AGAIN: 'the host name could not be looked up',
	ERR_INVALID_URL: 'the address is not valid',
	CERT_HAS_EXPIRED: certificate,
	CERT_NOT_YET_VALID: certificate,
	DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
	SELF_SIGNED_CERT_IN_CHAIN: certificate,
	UNABLE_TO_GET_ISSUER_CERT: certificate,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
	ERR_TLS_CERT_ALTNAME_INVALID: certificate,
};

/**
 * Codes that also come up while a connection is in use: certain only where the error says that it
 * arose from connecting.
 */
const neverConnected: Readonly<Record<string, string>> = {
	EHOSTUNREACH: 'there is no network route to that host',
	ENETUNREACH: 'there is no route to that network',
	EADDRNOTAVAIL: 'n8n has no free local network address',
};

const timedOut: ReadonlySet<string> = new Set([
	'ETIMEDOUT',
	'ECONNABORTED',
	'ERR_CANCELED',
	'ABORT_ERR',
]);

/** Thrown by our own reading of an answer: it is larger than any of a provider. */
export const tooLarge = 'EMSGSIZE';
/** Thrown by our own reading of an answer: it was not complete in time. */
export const tooSlow = 'ETIMEDOUT';

const codeLike =
	/\b(E[A-Z]{4,}(?:_[A-Z]+)*|(?:EAI|ABORT|ERR|CERT|DEPTH|HPE|SELF_SIGNED|UNABLE_TO)_[A-Z_]+)\b/;

/** A handshake that failed: the other side does not speak TLS, or no version in common. */
const noHandshake =
	/EPROTO.*(wrong version number|unsupported protocol|protocol version|handshake|no protocols)/s;

/** Errors of n8n itself, thrown before any request of ours was made. */
const refusedByN8n = /blocked because it resolves|restricted IP|domain not allowed/i;

interface ErrorLike {
	code?: unknown;
	/** n8n's NodeApiError keeps the low-level code here, in every supported version. */
	httpCode?: unknown;
	message?: unknown;
	messages?: unknown;
	/** Node's name of the call that failed: `connect`, `getaddrinfo`, `read`, `write`. */
	syscall?: unknown;
	cause?: unknown;
	/** Of an AggregateError: one error for each address that was tried. */
	errors?: unknown;
}

/** Errors looked at: a host has few addresses, and n8n wraps an error few times. */
const mostErrors = 20;

/** The errors that wrap one another, outermost first. */
function chain(error: unknown): ErrorLike[] {
	const found = new Set<ErrorLike>();
	const open = [error];
	for (let place = 0; place < open.length && found.size < mostErrors; place++) {
		const one = open[place];
		if (typeof one !== 'object' || one === null || found.has(one)) continue;
		found.add(one);
		const { cause: inner, errors } = one as ErrorLike;
		if (Array.isArray(errors)) for (const single of errors) open.push(single);
		open.push(inner);
	}
	return [...found];
}

/** A call on an open connection: what it was to send may have left. */
const whileOpen = /\b(?:read|write|writev|send|shutdown) E[A-Z_]+\b/;
const openCalls: ReadonlySet<unknown> = new Set(['read', 'write', 'writev', 'send', 'shutdown']);

/** Whether an error says that it arose on an open connection. */
function isWhileOpen(errors: readonly ErrorLike[], texts: readonly string[]): boolean {
	return (
		errors.some(({ syscall }) => openCalls.has(syscall)) ||
		texts.some((text) => whileOpen.test(text))
	);
}

/** Whether an error says that it arose while the connection was made. */
function isWhileConnecting(
	errors: readonly ErrorLike[],
	texts: readonly string[],
	code: string,
): boolean {
	const pattern = new RegExp(`\\b(?:connect|bind) ${code}\\b`);
	return (
		errors.some((one) => one.code === code && one.syscall === 'connect') ||
		texts.some((text) => pattern.test(text))
	);
}

function textsOf(errors: readonly ErrorLike[]): string[] {
	return errors
		.flatMap(({ code, httpCode, message, messages }) => [code, httpCode, message, messages])
		.flat()
		.filter((text) => typeof text === 'string');
}

/** Node's code of what went wrong, from wherever n8n and axios keep it. */
function codeOf(texts: readonly string[]): string | undefined {
	for (const text of texts) {
		const found = codeLike.exec(text)?.[1];
		if (found !== undefined) return found;
	}
	return undefined;
}

function whyNeverLeft(
	errors: readonly ErrorLike[],
	texts: readonly string[],
	code: string | undefined,
): Cause | undefined {
	if (texts.some((text) => refusedByN8n.test(text))) {
		const says =
			"n8n isn't allowed to send requests to this host: check 'Allowed HTTP Request Domains' in the credential, and n8n's SSRF protection";
		return cause('unreachable', says, { field: 'baseUrl' });
	}
	const handshake = texts.some((text) => noHandshake.test(text));
	const says = handshake ? "the host doesn't support https" : certainly(errors, texts, code ?? '');
	if (says === undefined) return undefined;
	return cause('unreachable', `The provider could not be reached: ${says}`, { code });
}

/** What went wrong before anything was sent; undefined where that is not certain. */
function certainly(
	errors: readonly ErrorLike[],
	texts: readonly string[],
	code: string,
): string | undefined {
	if (isWhileOpen(errors, texts)) return undefined;
	const says = isWhileConnecting(errors, texts, code) ? lookUp(neverConnected, code) : undefined;
	return lookUp(neverLeft, code) ?? says;
}

const seconds = (milliseconds: number) => counted(milliseconds / 1000, 'second');

/** What it means that a request ended without the head of an answer. */
export function beforeTheFact(error: unknown, timeoutMs: number): Observation {
	const errors = chain(error);
	const texts = textsOf(errors);
	const code = codeOf(texts);
	const never = whyNeverLeft(errors, texts, code);
	if (never) return { seen: 'neverLeft', cause: never };
	if (code !== undefined && timedOut.has(code)) {
		const why = cause('timeout', `No response arrived within ${seconds(timeoutMs)}`, { code });
		return { seen: 'noResponse', cause: why };
	}
	if (code === undefined && texts[0] !== undefined) {
		return { seen: 'noResponse', cause: quoted('unreachable', '', texts[0]) };
	}
	const says =
		code === undefined
			? 'The request ended without a response'
			: 'The connection broke before a response arrived';
	return { seen: 'noResponse', cause: cause('unreachable', says, { code }) };
}

/** What it means that an answer began and could not be read to its end. */
export function afterTheFact(error: unknown, status: number, timeoutMs: number): Observation {
	const code = codeOf(textsOf(chain(error)));
	const late = code !== undefined && timedOut.has(code);
	const says =
		code === tooLarge
			? 'The response is larger than 10 MB'
			: late
				? `The response was not complete within ${seconds(timeoutMs)}`
				: 'The connection broke in the middle of the response';
	const why = cause(late ? 'timeout' : 'unreadable', `${says} (HTTP ${status})`, { code });
	return { seen: 'noResponse', cause: why };
}
