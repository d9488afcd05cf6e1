import type { Answer, Json } from '../../types.mts';

/**
 * Failures of a whole request. Only the 401 is documented, without a body; the `error` flag on an
 * HTTP 200 is what a public client checks for.
 */
export const FAILURES = {
	unauthorized: { status: 401, body: { error: true, error_message: 'Invalid api credentials' } },
	error: { status: 200, body: { error: true, error_message: 'The request was refused.' } },
	errorNumber: { status: 200, body: { error: 1, error_message: 'The request was refused.' } },
	notFound: { status: 404, body: { error: true, error_message: 'Unknown method' } },
	rateLimited: { status: 429, body: { error: true, error_message: 'Too many requests' } },
	serverError: { status: 500, body: { error: true, error_message: 'Internal server error' } },
	unavailable: { status: 503, body: { error: true, error_message: 'Service unavailable' } },
} as const;

export type FailureName = keyof typeof FAILURES;

/** The per-number results. 200 is documented, every other value here is invented. */
export const SUCCESS = 200;
export const INVALID_NUMBER = 400;
export const BLOCKED_NUMBER = 403;

const CODE_DESC: Readonly<Record<number, string>> = {
	[SUCCESS]: '',
	[INVALID_NUMBER]: 'Invalid destination number',
	[BLOCKED_NUMBER]: 'The destination does not accept messages',
};

/** The text beside a per-number code; empty on success. */
export function describeCode(code: number): string {
	return CODE_DESC[code] ?? `Error ${code}`;
}

/** An answer with a JSON body. */
export function reply(value: Json, status = 200): Answer {
	const headers = { 'Content-Type': 'application/json; charset=utf-8' };
	return { status, headers, body: JSON.stringify(value) };
}

/** A failure of the whole request; `message` says more than the usual words. */
export function fail(name: FailureName, message?: string): Answer {
	const { status, body } = FAILURES[name];
	return reply({ ...body, error_message: message ?? body.error_message }, status);
}
