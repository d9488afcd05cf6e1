import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Engine } from '../engine/engine.mts';
import { sendBare } from './bare.mts';
import { TEXT, type Dialect } from './dialects.mts';

/** Who sends: ours, or what it is compared with. */
export type Sender = 'node' | 'pool' | 'bare' | 'twilio' | 'httpAll' | 'httpBatched' | 'nobody';

/** What a run gave back. */
export interface Sent {
	/** Output items, or answers of the bare client. */
	count: number;
	/** Why the run is not to be counted. */
	complaint?: string | undefined;
}

/** One measurement: so many recipients, sent to in one way. */
export interface Case {
	provider: string;
	sender: Sender;
	recipients: number;
	/** What it comes to at the provider; 0: nothing is sent. */
	requests: number;
	/** Output items. */
	items: number;
	/** Makes its items; what is measured is the function that this gives. */
	prepare(): () => Promise<Sent>;
}

/** Where the cases are run: an engine, and what answers. */
export interface Stage {
	engine: Engine;
	dialects: readonly Dialect[];
	/** The address that stands for Twilio's. */
	twilio: string;
}

export const CONCURRENCY = 10;

/** HTTP Request's batching, as fast as ten requests at a time are when each takes 40 ms. */
const BATCHING = { batch: { batchSize: 10, batchInterval: 40 } };

/** A number that passes for a phone in New York; no provider sees it twice in a run. */
const FIRST_NUMBER = 16_462_000_000;

const numbers = (count: number): string[] =>
	Array.from({ length: count }, (_, place) => `+${FIRST_NUMBER + place}`);

const itemsFor = (count: number): IDataObject[] => numbers(count).map((to) => ({ to }));
const each = (recipients: number) => ({ recipients, requests: recipients, items: recipients });

function slices<T>(list: readonly T[], size: number): T[][] {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, place) => list.slice(place * size, (place + 1) * size));
}

/** Runs a node in n8n's engine, and looks whether it says that all is well. */
async function runNode(
	{ engine }: Stage,
	items: IDataObject[],
	node: Parameters<Engine['run']>[0]['node'],
	isRight: (json: IDataObject) => boolean = () => true,
): Promise<Sent> {
	const { status, error, outputs } = await engine.run({ items, node });
	const output = outputs[0] ?? [];
	if (status !== 'success') return { count: 0, complaint: error?.message ?? status };
	const wrong = output.find(({ json }) => !isRight(json));
	return { count: output.length, complaint: wrong && JSON.stringify(wrong.json) };
}

/** One of our nodes: an item for each recipient. */
export function nodeCase(stage: Stage, dialect: Dialect, recipients: number): Case {
	const { node, parameters, credential, data } = dialect;
	const requests = Math.ceil(recipients / dialect.perRequest);
	const all: INodeParameters = {
		resource: 'message',
		operation: 'send',
		to: '={{ $json.to }}',
		message: TEXT,
		options: { concurrency: CONCURRENCY },
		...parameters,
	};
	const subject = { type: node, parameters: all, credentials: { [credential]: data } };
	const prepare = () => {
		const items = itemsFor(recipients);
		return async () =>
			await runNode(stage, items, subject, ({ submission }) => submission === 'accepted');
	};
	return { provider: dialect.title, sender: 'node', ...each(recipients), requests, prepare };
}

/** Finished requests over n8n's request helper: an item for each request. */
export function poolCase(stage: Stage, dialect: Dialect, recipients: number): Case {
	const { title, credential, data, perRequest, request } = dialect;
	const requests = Math.ceil(recipients / perRequest);
	const parameters = { credential, concurrency: CONCURRENCY };
	const subject = { type: 'barePool', parameters, credentials: { [credential]: data } };
	const prepare = () => {
		const items = slices(numbers(recipients), perRequest).map(request);
		return async () => await runNode(stage, items, subject);
	};
	return { provider: title, sender: 'pool', recipients, requests, items: requests, prepare };
}

/** Without n8n: bodies made from a list of numbers, answers read. */
export function bareCase({ title, perRequest, bare }: Dialect, recipients: number): Case {
	const requests = Math.ceil(recipients / perRequest);
	const prepare = () => {
		const list = numbers(recipients);
		return async () => {
			const answers = await sendBare(slices(list, perRequest).map(bare), CONCURRENCY);
			return { count: answers.length };
		};
	};
	return { provider: title, sender: 'bare', recipients, requests, items: requests, prepare };
}

/** n8n's own Twilio node: one request after the other. */
export function twilioCase(stage: Stage, recipients: number): Case {
	const parameters = {
		address: stage.twilio,
		resource: 'sms',
		operation: 'send',
		from: '+12125550000',
		to: '={{ $json.to }}',
		message: TEXT,
	};
	const data = { authType: 'authToken', accountSid: 'AC0', authToken: 'made-up' };
	const subject = { type: 'twilio', parameters, credentials: { twilioApi: data } };
	const prepare = () => {
		const items = itemsFor(recipients);
		return async () => await runNode(stage, items, subject, ({ status }) => status === 'queued');
	};
	return { provider: 'Twilio', sender: 'twilio', ...each(recipients), prepare };
}

/** n8n's HTTP Request node, as a user would point it at ProTexting. */
export function httpCase(stage: Stage, recipients: number, batched: boolean): Case {
	const dialect = stage.dialects.find(({ node }) => node === 'proTexting') as Dialect;
	const { url, body } = dialect.request(['']) as { url: string; body: Record<string, string> };
	const fields = { ...body, MobilePhone: "={{ $json.to.replace('+', '') }}" };
	const pairs = Object.entries(fields).map(([name, value]) => ({ name, value }));
	const token = String(dialect.data['accessToken']);
	const parameters: INodeParameters = {
		method: 'POST',
		url,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'access_token', value: token }] },
		sendBody: true,
		bodyParameters: { parameters: pairs },
		options: batched ? { batching: BATCHING } : {},
	};
	const prepare = () => {
		const items = itemsFor(recipients);
		return async () => await runNode(stage, items, { type: 'httpRequest', parameters });
	};
	const sender = batched ? 'httpBatched' : 'httpAll';
	return { provider: 'ProTexting', sender, ...each(recipients), prepare };
}

/** Items that pass through n8n, and nothing is sent: n8n's own share of every run. */
export function nobodyCase(stage: Stage, recipients: number): Case {
	const prepare = () => {
		const items = itemsFor(recipients);
		return async () => await runNode(stage, items, { type: 'passThrough', parameters: {} });
	};
	return { provider: 'none', sender: 'nobody', ...each(recipients), requests: 0, prepare };
}

/** The most that are asked of what sends one by one, or everything at once. */
const FEW = 1_000;

/**
 * All that is compared, the fewest recipients first, and what is compared side by side.
 * @param withBuiltIn whether n8n's own nodes are there
 */
export function allCases(stage: Stage, sizes: readonly number[], withBuiltIn: boolean): Case[] {
	return sizes.flatMap((size) => [
		...stage.dialects.flatMap((dialect) => [
			nodeCase(stage, dialect, size),
			poolCase(stage, dialect, size),
			bareCase(dialect, size),
		]),
		nobodyCase(stage, size),
		...(withBuiltIn && size <= FEW
			? [twilioCase(stage, size), httpCase(stage, size, false), httpCase(stage, size, true)]
			: []),
	]);
}
