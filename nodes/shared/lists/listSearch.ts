import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { Provider } from '../contract/provider';
import { omit } from '../lib/omit';
import { inquire } from './inquiry';
import { loadAll, loadPage, type Pages } from './loadOptions';

/** A method of a node: what n8n calls to fill a list to pick from. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** One entry of a list to pick from. */
export interface Choice extends INodeListSearchItems {
	value: string;
	/** Whether the provider sends with it as it is; those that can be used come first. */
	isUsable: boolean;
}

/** A list to pick from. */
export interface Catalogue extends Pages<Choice> {
	provider: Provider;
	/** Whether it may hold choices that cannot be used. */
	isMixed: boolean;
	/** An entry before all others that the provider does not list: what it does when nothing is picked. */
	first?: Choice;
}

/**
 * Where a list goes on. Unless one page holds it all, it is gone through twice: first for what
 * can be used, then for the others.
 */
interface Place {
	pass: 'usable' | 'others';
	page: number;
}

/** A name with the facts that tell it from others of the same name. */
export function labelled(name: string, ...facts: Array<string | undefined>): string {
	const known = facts.filter((fact) => fact !== undefined && fact !== name);
	return known.length === 0 ? name : `${name} (${known.join(', ')})`;
}

/** As it is compared: '+1 (646) 349' finds 1646349, and 'my image' My Image. */
const plain = (text: string) => text.toLowerCase().replace(/[\s()+./-]/g, '');

const asItems = (choices: readonly Choice[]): INodeListSearchItems[] =>
	choices.map((choice) => omit(choice, 'isUsable'));

const usableFirst = (choices: readonly Choice[]) =>
	asItems([
		...choices.filter(({ isUsable }) => isUsable),
		...choices.filter(({ isUsable }) => !isUsable),
	]);

const has = ({ name, value }: Choice, wanted: string) =>
	[name, value].some((text) => plain(text).includes(wanted));

function readToken(token = ''): Place {
	const [pass, page] = token.split(' ');
	return {
		pass: pass === 'others' ? 'others' : 'usable',
		page: Math.max(1, Math.floor(Number(page)) || 1),
	};
}

function after({ pass, page }: Place, hasNext: boolean, isMixed: boolean): Place | undefined {
	if (hasNext) return { pass, page: page + 1 };
	return pass === 'usable' && isMixed ? { pass: 'others', page: 1 } : undefined;
}

/** The next page that holds something. */
async function browse(
	context: ILoadOptionsFunctions,
	catalogue: Catalogue,
	start: Place,
): Promise<INodeListSearchResult> {
	const inquiry = await inquire(context, catalogue.provider);
	for (let place = start; ; ) {
		const { pass, page } = place;
		const { entries, hasNext } = await loadPage(context, inquiry, catalogue, page);
		if (page === 1 && pass === 'usable' && !hasNext) return { results: usableFirst(entries) };
		const wanted = entries.filter(({ isUsable }) => isUsable === (pass === 'usable'));
		const results = asItems(wanted);
		const next = after(place, hasNext, catalogue.isMixed);
		if (!next) return { results };
		if (results.length > 0) return { results, paginationToken: `${next.pass} ${next.page}` };
		place = next;
	}
}

/**
 * What a locator shows: a page of the list, or everything in it that has the filter in its name
 * or value. A filtered list comes whole, since n8n's editor asks for no second page of a short one.
 * @throws NodeOperationError that says in one line why there is none
 */
export async function search(
	context: ILoadOptionsFunctions,
	catalogue: Catalogue,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const wanted = plain(filter);
	const first = paginationToken === undefined && catalogue.first ? [catalogue.first] : [];
	if (wanted === '') {
		const found = await browse(context, catalogue, readToken(paginationToken));
		return { ...found, results: [...asItems(first), ...found.results] };
	}
	const all = [...first, ...(await loadAll(context, catalogue.provider, catalogue))];
	return { results: usableFirst(all.filter((choice) => has(choice, wanted))) };
}
