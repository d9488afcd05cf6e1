import type { IDataObject, INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import type { Bench } from './support.mts';

/** How a person looks. */
export interface How {
	/** The node with the locator, where it is not the provider's own. */
	node?: string;
	filter?: string;
	paginationToken?: string;
	/** What the node's other fields say. */
	parameters?: INodeParameters;
	/** Fields of the credential that differ from the right ones. */
	credential?: IDataObject;
}

export const namesOf = ({ results }: INodeListSearchResult): string[] =>
	results.map(({ name }) => name);

/** A person at a resource locator. */
export class Searching {
	private readonly bench: () => Bench;

	constructor(bench: () => Bench) {
		this.bench = bench;
	}

	/** What a locator shows. */
	async search(
		provider: ProviderName,
		method: string,
		{ node = provider, credential, ...input }: How = {},
	): Promise<INodeListSearchResult> {
		const bench = this.bench();
		const credentials = { [`${provider}Api`]: bench.credential(provider, credential) };
		return await bench.engine.searchList(node, method, { ...input, credentials });
	}

	/** What it shows to a person who goes on to the end of the list. */
	async toTheEnd(
		provider: ProviderName,
		method: string,
		how: How = {},
	): Promise<INodeListSearchResult['results']> {
		const { results, paginationToken } = await this.search(provider, method, how);
		if (typeof paginationToken !== 'string') return results;
		return [...results, ...(await this.toTheEnd(provider, method, { ...how, paginationToken }))];
	}

	/** The questions put to a list; before each of them n8n tries the credential out. */
	asked(path: string): Bench['requests'] {
		return this.bench().requests.filter((one) => one.path === path);
	}

	/** The next answer of a list. */
	answer(provider: ProviderName, path: string, body: unknown, status = 200): void {
		const answer = { status, body: JSON.stringify(body) };
		this.bench().simulator.script({ provider, match: { path }, answer });
	}
}
