import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';

import {
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../sandbox/simulator/simulator.mts';

/** The words that stand for secrets in the documents' own examples. */
export const DOCUMENTED_SECRETS = {
	proTexting: { accessToken: 'your_access_token' },
	smsScheduler: { apiKey: 'YourApiKey' },
	enswitch: { username: 'user', password: 'password' },
	voipCommunications: { apiKey: 'YOUR_API_KEY', apiPassword: 'YOUR_API_PASSWORD' },
} satisfies SimulatorOptions['secrets'];

/** 1 March 2026, 12:00:00 UTC; winter in all zones, so that offsets are the standard ones. */
export const START = Date.UTC(2026, 2, 1, 12);

export type Reply = {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly json: Value;
};

/** A value of an answer that a test may look into without knowing its type. */
export type Value = {
	readonly [name: string]: Value;
	readonly [index: number]: Value;
} & Iterable<Value> & { readonly length: number };

/** A simulator for the tests of one `describe`, as good as new before each of them. */
export function useSimulator(options: SimulatorOptions = {}): () => Simulator {
	let simulator: Simulator | undefined;
	before(async () => {
		simulator = await createSimulator({
			now: () => START,
			secrets: DOCUMENTED_SECRETS,
			...options,
		});
	});
	beforeEach(() => simulator?.reset());
	after(() => simulator?.close());
	return () => {
		assert.ok(simulator);
		return simulator;
	};
}

/** Sends one request, and reads the answer as text and, where it is any, as JSON. */
export async function call(
	url: string,
	method = 'GET',
	body?: string | FormData,
	headers: Record<string, string> = {},
): Promise<Reply> {
	const init = body === undefined ? { method, headers } : { method, headers, body };
	const response = await fetch(url, init);
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): Value {
	try {
		return JSON.parse(text);
	} catch {
		return JSON.parse('null');
	}
}

/**
 * Compares an answer with a documented example: the same names in the same order, the same types
 * (a number is no digits in quotes) and, but for the names in `free`, the same values.
 */
export function assertLikeExample(actual: unknown, example: unknown, free: string[] = []): void {
	assert.deepEqual(freed(actual, free), freed(example, free));
	assert.equal(namesOf(actual), namesOf(example));
}

function freed(value: unknown, free: readonly string[]): unknown {
	return JSON.parse(JSON.stringify(value), (name, member: unknown) =>
		free.includes(name) ? `any ${typeof member}` : member,
	);
}

/** All field names in their order, which deepEqual does not compare. */
function namesOf(value: unknown): string {
	const names: string[] = [];
	JSON.stringify(value, (name, member: unknown) => {
		names.push(/^\d+$/.test(name) ? '#' : name);
		return member;
	});
	return names.join(' ');
}

/** XML without its declaration and without white space between elements. */
export function compactXml(xml: string): string {
	return xml
		.replace(/<\?xml[^>]*\?>/, '')
		.replace(/>\s+</g, '><')
		.trim();
}
