import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

import fc from 'fast-check';
import type * as Luxon from 'luxon';
import type { IHttpRequestOptions } from 'n8n-workflow';

/**
 * What is tested is the package as it ships: the built files of `dist/`. The sources' own types
 * cannot be asked (they compile as CommonJS, the tests do not), so the signatures stand here.
 */
type DateTime = Luxon.DateTime;

interface Schedule {
	readSendAt(
		value: unknown,
		rules: { zone: string; accountZone: string; ifPast: 'fail' | 'sendNow'; now: DateTime },
	): DateTime;
	readProviderDate(text: string | undefined, zone: string): DateTime | undefined;
	toUtc(time: DateTime | null | undefined): string | null;
}

interface Phones {
	readPhone(
		value: unknown,
		format: 'e164' | 'digits' | 'asTyped' | 'lineOrE164' | 'lineOrDigits' | 'lineOrNational',
		country?: string,
	): { e164: string | null; wire: string };
	splitRecipients(value: unknown, country?: string): unknown[];
	knownPhone(value: unknown, country?: string): string | null;
}

interface Decoded {
	form: 'json' | 'xml' | 'empty' | 'unreadable';
	value?: unknown;
	why?: string;
}

export type BodyValue = string | number | boolean | readonly string[];

interface Request {
	method: 'GET' | 'POST';
	path: string;
	query?: Record<string, string>;
	dialect: 'json' | 'xml' | 'form' | 'none';
	body?: Record<string, BodyValue | undefined>;
}

const require = createRequire(import.meta.url);
const shared = (name: string): unknown => require(`../../dist/nodes/shared/${name}.js`);

export const { readSendAt, readProviderDate, toUtc } = shared('time/dateTime') as Schedule;
export const { readPhone, splitRecipients, knownPhone } = shared('sms/phoneNumber') as Phones;
export const { countSegments } = shared('sms/segments') as {
	countSegments(text: string): { encoding: string; segments: number };
};
export const { replaceSmart } = shared('sms/gsmReplacements') as {
	replaceSmart(text: string): { text: string; replaced: number };
};
export const { nextWithin } = shared('sms/weeklyHours') as {
	nextWithin(
		at: number,
		hours: { from: number; to: number; days: readonly number[]; zone: string },
	): number;
};
export const { nextWithinAll } = shared('sms/sharedHours') as {
	nextWithinAll(
		at: number,
		hours: { from: number; to: number; days: readonly number[]; zones: readonly string[] },
	): number | undefined;
};
export const { zonesOfPhone } = shared('sms/phoneZones') as {
	zonesOfPhone(e164: string | null): string[];
};
export const { decode } = shared('http/decodeResponse') as { decode(body: string): Decoded };
export const { encode } = shared('contract/request') as {
	encode(request: Request, account: object, timeoutMs: number): IHttpRequestOptions;
};
export const { redactor } = shared('lib/redactor') as {
	redactor(secrets: readonly string[]): <T>(value: T) => T;
};
export const { ParameterReader } = shared('contract/parameterReader') as {
	ParameterReader: new (context: object, item: number) => { text(path: string): string };
};
const { InvalidInput } = shared('result/failure') as {
	InvalidInput: new (field: string, says: string) => Error & { field: string };
};

/** The copy of luxon that the package uses. */
export const luxon = require('luxon') as typeof Luxon;

/** A second copy of luxon: its DateTime is another class, as that of n8n's expressions is. */
export function anotherLuxon(): typeof Luxon {
	const file = require.resolve('luxon');
	const first = require.cache[file];
	delete require.cache[file];
	const second = require(file) as typeof Luxon;
	if (first) require.cache[file] = first;
	return second;
}

/** Every run tries the same values; a failure prints the seed and the path to its smallest case. */
fc.configureGlobal({ seed: 20_260_301, numRuns: 300 });

/** The message with which a call refuses its input; anything but an InvalidInput is a crash. */
export function refusal(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		if (error instanceof InvalidInput) return error.message;
		throw error;
	}
	assert.fail('was not refused');
}

/** What a call gives, or undefined when it refuses its input. Crashes come through. */
export function accepted<T>(call: () => T): T | undefined {
	try {
		return call();
	} catch (error) {
		if (error instanceof InvalidInput) return undefined;
		throw error;
	}
}
