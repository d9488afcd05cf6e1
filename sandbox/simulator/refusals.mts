import type { Answer, Json, JsonObject } from './types.mts';

/** A message for one phone that a provider did not accept, and why. */
export type Refusal = {
	/** The recipient as the client spelled it. */
	readonly to: string;
	readonly from: string;
	readonly text: string;
	readonly reason: string;
};

/** Of a request with more recipients, the inbox shows the first few refusals. */
export const MOST_REFUSALS = 100;

const STATUS_WORDS: Readonly<Record<number, string>> = {
	400: 'the request cannot be read',
	401: 'the credential is wrong',
	403: 'not allowed',
	404: 'no such address',
	429: 'too many requests',
	500: 'an error of the provider',
	503: 'not available',
};

/** Why a response refuses, in the provider's own words, or by its HTTP status where it has none. */
export function reasonOf({ status }: Answer, words = ''): string {
	if (words !== '') return words;
	const known = STATUS_WORDS[status];
	return known === undefined ? `HTTP ${status}` : `HTTP ${status}, ${known}`;
}

/** The value that a JSON text stands for; null when it is none. */
export function readJson(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return null;
	}
}

/** The fields of a JSON value; none when it is no object. */
export function fieldsIn(value: Json | undefined): JsonObject {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as JsonObject) : {};
}

/** The entries of a JSON value that may be a list. */
export function listIn(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A JSON value as a text: empty for what is neither text nor number. */
export function textIn(value: Json | undefined): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
