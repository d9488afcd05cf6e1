import type { Settings } from '../../settings.mts';
import type { Answer, Json } from '../../types.mts';

/** One entry of `responses`: the code, and on 400 the offending parameter. */
export type Outcome = { readonly code: number; readonly key?: string; readonly message: string };

export const OK: Outcome = { code: 200, message: 'OK' };
export const OK_WITHOUT_DATA: Outcome = { code: 204, message: 'OK' };

/** The documented codes. Their messages are not documented beyond OK: the table's sentences. */
export const FAILURES = {
	invalidInput: { code: 400, key: 'cnumber', message: 'Invalid input parameters specified.' },
	invalidSender: { code: 400, key: 'snumber', message: 'Invalid input parameters specified.' },
	unauthorized: { code: 401, message: 'The authentication details provided are invalid.' },
	roleDenied: { code: 402, message: 'Your role does not allow this.' },
	ratePlanDenied: { code: 403, message: 'Your rate plan does not allow this.' },
	notFound: { code: 404, message: 'Not found.' },
} as const satisfies Readonly<Record<string, Outcome>>;

/** Failures of the web server before the API: they have no envelope. */
export const SERVER_FAILURES = { serverError: 500, unavailable: 503 } as const;

/** A 400 that names the parameter at fault. */
export function invalid(key: string, message: string): Outcome {
	return { code: 400, key, message };
}

/** The envelope around every answer. */
export function reply(settings: Settings['enswitch'], outcome: Outcome, data?: Json): Answer {
	const { code, key = '', message } = outcome;
	const spelled = settings.codeType === 'string' ? String(code) : code;
	const responses = [{ code: spelled, key, message }];
	return {
		status: settings.mirrorStatus && code !== OK_WITHOUT_DATA.code ? code : 200,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: JSON.stringify(data === undefined ? { responses } : { responses, data }),
	};
}

/** What a web server in trouble says: a page, no JSON. */
export function serverPage(status: number): Answer {
	const headers = { 'Content-Type': 'text/html; charset=utf-8' };
	return { status, headers, body: `<html><body><h1>${status}</h1></body></html>` };
}
