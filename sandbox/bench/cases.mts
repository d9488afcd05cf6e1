import type { IDataObject } from 'n8n-workflow';
import type { NodeUnderTest } from '../engine/engine.mts';
import { TEXT, type Dialect } from './dialects.mts';

export type Pattern = 'node' | 'barePool' | 'oneByOne';

/** One measurement: a node, its items, and what they come to at the provider. */
export interface Case {
	provider: string;
	pattern: Pattern;
	recipients: number;
	requests: number;
	items: IDataObject[];
	node: NodeUnderTest;
}

export const CONCURRENCY = 10;

/** A number that passes for a phone in New York; no provider sees it twice in a run. */
const FIRST_NUMBER = 16_462_000_000;

type Maker = (dialect: Dialect, recipients: readonly string[]) => Pick<Case, 'items' | 'node'>;

const MAKERS: Readonly<Record<Pattern, Maker>> = {
	node: ({ node, parameters }, recipients) => ({
		items: recipients.map((to) => ({ to })),
		node: {
			type: `n8n-nodes-sms-gateways.${node}`,
			parameters: {
				resource: 'message',
				operation: 'send',
				to: '={{ $json.to }}',
				message: TEXT,
				options: { concurrency: CONCURRENCY },
				...parameters,
			},
		},
	}),
	barePool: ({ credential, perRequest, request }, recipients) => ({
		items: slices(recipients, perRequest).map(request),
		node: { type: 'barePool', parameters: { credential, concurrency: CONCURRENCY } },
	}),
	oneByOne: ({ credential, request }, recipients) => ({
		items: recipients.map((to) => ({ to, request: request([to]) })),
		node: {
			type: 'oneByOne',
			parameters: {
				credential,
				to: '={{ $json.to }}',
				message: TEXT,
				request: '={{ $json.request }}',
			},
		},
	}),
};

/** So many recipients of one provider, sent to in one way. */
export function makeCase(pattern: Pattern, dialect: Dialect, recipients: number): Case {
	const numbers = Array.from({ length: recipients }, (_, place) => `+${FIRST_NUMBER + place}`);
	const perRequest = pattern === 'oneByOne' ? 1 : dialect.perRequest;
	return {
		provider: dialect.title,
		pattern,
		recipients,
		requests: Math.ceil(recipients / perRequest),
		...MAKERS[pattern](dialect, numbers),
	};
}

function slices<T>(list: readonly T[], size: number): T[][] {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, place) => list.slice(place * size, (place + 1) * size));
}
