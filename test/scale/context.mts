import { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { nodes } from '../nodes/package.mts';

/** What a node is run on: as little as possible, so that what is counted is the node's own. */
export interface Scene {
	/** The node's name, such as `smsScheduler`. */
	node: string;
	parameters: IDataObject;
	items: INodeExecutionData[];
	/** The body of the answer to a request; the request's own body is given. */
	answer: (body: IDataObject) => string | Promise<string>;
}

export interface Counted {
	output: INodeExecutionData[];
	/** How often the node asked n8n for what, by the name of n8n's function. */
	calls: Map<string, number>;
	/** The most requests that were under way at one time. */
	mostAtOnce: number;
}

/** The field of an item, for the one expression that these scenes have. */
const field = /^=\{\{ \$json\.(\w+) \}\}$/;

function resolve(value: unknown, item: INodeExecutionData | undefined): unknown {
	const name = typeof value === 'string' ? field.exec(value)?.[1] : undefined;
	return name === undefined ? value : item?.json[name];
}

function at(parameters: IDataObject, path: string): unknown {
	const [first = '', ...others] = path.split('.');
	const value = parameters[first];
	return others.length === 0 ? value : at((value ?? {}) as IDataObject, others.join('.'));
}

/** n8n's deduplication store, but for the time that it takes. */
function quickStore() {
	const records = new Set<string>();
	return {
		checkProcessedAndRecord: async (items: string[]) => {
			const fresh = items.filter((item) => !records.has(item));
			for (const item of fresh) records.add(item);
			return { new: fresh, processed: [] };
		},
		removeProcessed: async (items: string[]) => {
			for (const item of items) records.delete(item);
		},
		getProcessedDataCount: async () => records.size,
	};
}

/** Runs a node without n8n around it, and counts what it asks for. */
export async function runCounted({ node, parameters, items, answer }: Scene): Promise<Counted> {
	const calls = new Map<string, number>();
	let underWay = 0;
	let mostAtOnce = 0;
	const kept: IDataObject = {};
	const functions = {
		getInputData: () => items,
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: 'node', name: 'Node', type: node, typeVersion: 1, parameters }),
		getNodeParameter: (
			path: string,
			item: number,
			fallback: unknown,
			how?: { rawExpressions?: boolean },
		) => {
			const value = at(parameters, path) ?? fallback;
			return how?.rawExpressions ? value : resolve(value, items[item]);
		},
		getCredentials: async () => ({ baseUrl: 'https://localhost/api', accountTimezone: 'UTC' }),
		getContext: () => kept,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getTimezone: () => 'UTC',
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => true,
		addExecutionHints: () => undefined,
	};
	const counted = Object.entries(functions).map(([name, call]) => [
		name,
		(...inputs: never[]) => {
			calls.set(name, (calls.get(name) ?? 0) + 1);
			return (call as (...all: never[]) => unknown)(...inputs);
		},
	]);
	const helpers = {
		httpRequestWithAuthentication: async (_credential: string, { body }: { body: unknown }) => {
			mostAtOnce = Math.max(mostAtOnce, ++underWay);
			const asked = (typeof body === 'string' ? JSON.parse(body) : body) as IDataObject;
			const bytes = Buffer.from(await answer(asked));
			underWay--;
			return { statusCode: 200, headers: {}, body: Readable.from([bytes]) };
		},
	};
	const files = {
		getBinaryDataBuffer: async (item: number, property: string) => {
			calls.set('getBinaryDataBuffer', (calls.get('getBinaryDataBuffer') ?? 0) + 1);
			return Buffer.from(items[item]?.binary?.[property]?.data ?? '', 'base64');
		},
	};
	const context = {
		...Object.fromEntries(counted),
		helpers: { ...helpers, ...files, ...quickStore() },
	} as unknown as IExecuteFunctions;
	const type = nodes.find(({ node: one }) => one.description.name === node)?.node as INodeType;
	const [output = []] = ((await type.execute?.call(context)) ?? []) as INodeExecutionData[][];
	return { output, calls, mostAtOnce };
}

/** So many recipients as a CRM gives them. */
export function customers(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, n) => ({
		json: {
			phone: `+33612${String(n).padStart(6, '0')}`,
			name: `Customer ${n}`,
			email: `customer${n}@example.com`,
			order: n,
		},
		pairedItem: { item: n },
	}));
}

/** What SMS Scheduler says when it took all. */
export function takenBySmsScheduler({ phone_numbers: phones }: IDataObject): string {
	const ids = (phones as string[]).map((phone) => [phone, Number(phone.slice(-6)) + 1]);
	return JSON.stringify({ message_id: 7, sms_ids: Object.fromEntries(ids) });
}
