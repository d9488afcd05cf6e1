import { cause, type Cause } from './failure';
import type { Observation } from './submission';

const certificate = "the provider's certificate is not trusted";

/**
 * Low-level codes of requests that certainly never left this machine: no address, no connection,
 * no trust. Everything else may have been read by the provider.
 */
const neverLeft: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'there is no host of that name',
	EAI_AGAIN: 'the name of the host could not be looked up',
	EHOSTUNREACH: 'there is no way to that host',
	ENETUNREACH: 'there is no way to that network',
	EADDRNOTAVAIL: 'there is no free address to send from',
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
	cause?: unknown;
}

/** The errors that wrap one another, outermost first. */
function chain(error: unknown): ErrorLike[] {
	const found: ErrorLike[] = [];
	for (let at = error; typeof at === 'object' && at !== null && found.length < 6; ) {
		found.push(at);
		at = (at as ErrorLike).cause;
	}
	return found;
}

function textsOf(error: unknown): string[] {
	return chain(error)
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

function whyNeverLeft(texts: readonly string[], code: string | undefined): Cause | undefined {
	if (texts.some((text) => refusedByN8n.test(text))) {
		const says =
			"n8n may not send requests to this host: see 'Allowed HTTP Request Domains' in the credential, and n8n's SSRF protection";
		return cause('unreachable', says, { field: 'baseUrl' });
	}
	const handshake = texts.some((text) => noHandshake.test(text));
	const says = handshake ? 'it does not speak https' : neverLeft[code ?? ''];
	if (says === undefined) return undefined;
	return cause('unreachable', `The provider could not be reached: ${says}`, { code });
}

/** What it means that a request ended without the head of an answer. */
export function beforeTheFact(error: unknown, timeoutMs: number): Observation {
	const texts = textsOf(error);
	const code = codeOf(texts);
	const never = whyNeverLeft(texts, code);
	if (never) return { seen: 'neverLeft', why: never };
	if (code !== undefined && timedOut.has(code)) {
		const why = cause('timeout', `No answer came within ${timeoutMs} milliseconds`, { code });
		return { seen: 'noAnswer', why };
	}
	const says =
		code === undefined
			? (texts[0] ?? 'The request ended without an answer')
			: 'The connection broke before an answer came';
	return { seen: 'noAnswer', why: cause('unreachable', says, { code }) };
}

/** What it means that an answer began and could not be read to its end. */
export function afterTheFact(error: unknown, status: number, timeoutMs: number): Observation {
	const code = codeOf(textsOf(error));
	const late = code !== undefined && timedOut.has(code);
	const says =
		code === tooLarge
			? 'The answer is larger than 10 MB'
			: late
				? `The answer was not complete within ${timeoutMs} milliseconds`
				: 'The connection broke in the middle of the answer';
	const why = cause(late ? 'timeout' : 'unreadable', `${says} (HTTP ${status})`, { code });
	return { seen: 'noAnswer', why };
}
