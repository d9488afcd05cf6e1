import type { Script } from './scripts.mts';
import { PROVIDER_NAMES } from './providers.mts';
import type { FinalStatus, Json, JsonObject } from './types.mts';

/** The fields of a control request; no body means no fields. */
export function readFields(body: unknown): JsonObject {
	if (typeof body !== 'string' || body.trim() === '') return {};
	const value: unknown = JSON.parse(body);
	if (isObject(value)) return value;
	throw new TypeError('The body must be a JSON object.');
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that must be one of a list of words. */
export function readOneOf<Word extends string>(
	words: readonly Word[],
	value: Json | undefined,
	name: string,
): Word {
	const found = words.find((word) => word === value);
	if (found !== undefined) return found;
	throw new TypeError(`${name} must be one of ${words.join(', ')}.`);
}

/** A text that must be there. */
export function readText(fields: JsonObject, name: string): string {
	const value = fields[name];
	if (typeof value === 'string') return value;
	throw new TypeError(`${name} must be a string.`);
}

/** Codes by provider. */
export function readFinalStatus(value: Json | undefined): FinalStatus {
	const codes = readObject(value, 'finalStatus') ?? {};
	const entries = Object.entries(codes).map(([name, code]) => {
		const provider = readOneOf(PROVIDER_NAMES, name, 'finalStatus');
		if (typeof code !== 'number') throw new TypeError('finalStatus has numbers by provider.');
		return [provider, code] as const;
	});
	return Object.fromEntries(entries);
}

/** A script as JSON. */
export function readScript(fields: JsonObject): Script {
	const { error, fault } = fields;
	const seed = readNumber(fields, 'seed');
	const match = readObject(fields['match'], 'match');
	const answer = readObject(fields['answer'], 'answer');
	const times = readNumber(fields, 'times');
	const delayMs = readNumber(fields, 'delayMs');
	return {
		provider: readOneOf(PROVIDER_NAMES, fields['provider'], 'provider'),
		...(match && { match: pickTexts(match, ['method', 'path']) }),
		...(times !== undefined && { times }),
		...(typeof error === 'string' || typeof error === 'number' ? { error } : {}),
		...(answer && { answer: readAnswer(answer) }),
		...(typeof fault === 'string' && { fault }),
		...(seed !== undefined && { seed }),
		...(delayMs !== undefined && { delayMs }),
	};
}

function readAnswer(answer: JsonObject): NonNullable<Script['answer']> {
	const status = readNumber(answer, 'status');
	const headers = readObject(answer['headers'], 'headers');
	const body = answer['body'];
	return {
		...(status !== undefined && { status }),
		...(headers && { headers: pickTexts(headers, Object.keys(headers)) }),
		...(body !== undefined && { body }),
	};
}

/** A number that may be absent. */
export function readNumber(fields: JsonObject, name: string): number | undefined {
	const value = fields[name];
	if (value === undefined || typeof value === 'number') return value;
	throw new TypeError(`${name} must be a number.`);
}

function readObject(value: Json | undefined, name: string): JsonObject | undefined {
	if (value === undefined || isObject(value)) return value;
	throw new TypeError(`${name} must be an object.`);
}

function pickTexts(fields: JsonObject, names: readonly string[]): Record<string, string> {
	const present = names.filter((name) => fields[name] !== undefined);
	return Object.fromEntries(present.map((name) => [name, readText(fields, name)]));
}
