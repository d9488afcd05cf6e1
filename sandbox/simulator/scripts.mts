import { FAULTS } from './faults/catalogue.mts';
import { before, dice, type Fault, type Moment } from './faults/fault.mts';
import type { Answer, Json, ProviderName, ReceivedRequest } from './types.mts';
import type { Dialect } from './world.mts';

/** What the next matching requests get, instead of or beside the provider's own answer. */
export type Script = {
	readonly provider: ProviderName;
	/** Which requests: by method, and by a part of the path after the base URL. All when absent. */
	readonly match?: { readonly method?: string; readonly path?: string };
	/** How many of them; 1 when absent. */
	readonly times?: number;
	/** A documented failure by name or code; the account does not change. */
	readonly error?: string | number;
	/** This answer, literally; the account does not change. A body that is no text goes as JSON. */
	readonly answer?: {
		readonly status?: number;
		readonly headers?: Readonly<Record<string, string>>;
		readonly body?: Json;
	};
	/** A fault of the catalogue, by name. */
	readonly fault?: string;
	/** For the dice of a fault; 1 when absent. */
	readonly seed?: number;
	/** Holds the answer back this long. Alone it leaves the answer, and the message, as they are. */
	readonly delayMs?: number;
};

/** What becomes of one request; without a fault the provider answers itself. */
export type Instruction = {
	readonly fault?: Fault;
	readonly random?: Moment['random'];
	readonly delayMs?: number;
};

export type ScriptBook = {
	add(script: Script): void;
	/** The oldest script that fits the request, counted as used. */
	take(request: ReceivedRequest): Instruction | undefined;
	reset(): void;
};

type Entry = { readonly script: Script; left: number };

/** The scripts that wait for their requests, oldest first, for each provider apart. */
export function createScriptBook(dialects: Readonly<Record<ProviderName, Dialect>>): ScriptBook {
	const waiting = new Map<ProviderName, Entry[]>();
	return {
		add: (script) => {
			check(script, dialects[script.provider]);
			const entries = waiting.get(script.provider) ?? [];
			entries.push({ script, left: script.times ?? 1 });
			waiting.set(script.provider, entries);
		},
		take: (request) => {
			const entries = waiting.get(request.provider) ?? [];
			const index = entries.findIndex(({ script }) => fits(script, request));
			const entry = entries[index];
			if (entry === undefined) return undefined;
			entry.left -= 1;
			if (entry.left <= 0) entries.splice(index, 1);
			return instruct(entry.script, dialects[request.provider], request);
		},
		reset: () => waiting.clear(),
	};
}

function check(script: Script, dialect: Dialect): void {
	const { error, answer, fault, delayMs, times = 1 } = script;
	const given = [error, answer, fault].filter((one) => one !== undefined);
	if (given.length === 0 && delayMs === undefined) {
		throw new TypeError('A script needs error, answer, fault or delayMs.');
	}
	if (given.length > 1) throw new TypeError('A script has one of error, answer and fault.');
	if (error !== undefined && !dialect.failureNames.includes(String(error))) {
		const names = dialect.failureNames.join(', ');
		throw new TypeError(`${script.provider} has no error "${error}". It has: ${names}.`);
	}
	if (fault !== undefined && !FAULTS.has(fault)) {
		throw new TypeError(
			`There is no fault "${fault}". There are: ${[...FAULTS.keys()].join(', ')}.`,
		);
	}
	if (!Number.isInteger(times) || times < 1) throw new TypeError('times must be 1 or more.');
}

function fits({ match = {} }: Script, request: ReceivedRequest): boolean {
	if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
	return match.path === undefined || request.path.includes(match.path);
}

function instruct(script: Script, dialect: Dialect, request: ReceivedRequest): Instruction {
	const fault = faultOf(script, dialect, request);
	const random = dice(script.seed ?? 1);
	return { delayMs: script.delayMs ?? 0, ...(fault && { fault, random }) };
}

function faultOf(script: Script, dialect: Dialect, request: ReceivedRequest): Fault | undefined {
	if (script.fault !== undefined) return FAULTS.get(script.fault);
	if (script.answer !== undefined) return before(literal(script.answer));
	const answer = script.error !== undefined && dialect.failWith(String(script.error), request);
	return answer ? before(answer) : undefined;
}

function literal({ status = 200, headers, body = '' }: NonNullable<Script['answer']>): Answer {
	return {
		status,
		headers: headers ?? { 'Content-Type': 'application/json; charset=utf-8' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	};
}
