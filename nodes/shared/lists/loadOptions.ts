import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { Account } from '../contract/account';
import type { Provider } from '../contract/provider';
import type { ProviderRequest } from '../contract/request';
import { Unreadable, type ProviderResponse } from '../contract/response';
import { contentOf, isNothing } from '../http/page';
import { recipientZone, workflowZone } from '../time/dateTime';
import { listedZones } from '../time/timeZones';
import { inquire, unreadableAnswer, type Inquiry } from './inquiry';

/** The workflow's own time zone, and every other that the machine knows. */
export async function getTimezones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options = listedZones().map((zone) => ({ name: zone, value: zone }));
	return [{ name: "The Workflow's Timezone", value: workflowZone }, ...options];
}

/** The same for sending hours, which may hold where the recipient is. */
export async function getHoursTimezones(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const [workflow, ...zones] = await getTimezones.call(this);
	return [...(workflow ? [workflow] : []), { name: "Recipient's", value: recipientZone }, ...zones];
}

/** A list of the provider's, page by page. */
export interface Pages<Entry> {
	/** @param page counted from 1 */
	request(account: Account, page: number): ProviderRequest;
	/** @throws Unreadable */
	entries(answer: ProviderResponse): Entry[];
	hasNext(answer: ProviderResponse, page: number): boolean;
}

/** Pages that one list follows at most, whatever the answers say. */
const mostPages = 100;

function whyUnreadable(error: unknown): string {
	return error instanceof Unreadable ? error.message : 'the response cannot be read';
}

interface Page<Entry> {
	/** Undefined after the last one. */
	answer?: ProviderResponse;
	entries: Entry[];
	hasNext: boolean;
}

/** Asks for one page. @throws NodeOperationError that says in one line why there is none */
export async function loadPage<Entry>(
	context: ILoadOptionsFunctions,
	{ account, ask, budget }: Inquiry,
	pages: Pages<Entry>,
	page: number,
): Promise<Page<Entry>> {
	const answer = await ask(pages.request(account, page), { absentIsAnswer: page > 1 });
	// In the place of a page after the last one.
	const isAfterLast = page > 1 && (answer.status === 404 || isNothing(answer));
	if (isAfterLast) return { entries: [], hasNext: false };
	try {
		budget.take(answer.size ?? 0);
		const entries = pages.entries(answer);
		return { answer, entries, hasNext: page < mostPages && pages.hasNext(answer, page) };
	} catch (error) {
		throw unreadableAnswer(context.getNode(), whyUnreadable(error));
	}
}

/** Asks for all pages, one after the other. @throws NodeOperationError, as for one page */
export async function loadAll<Entry>(
	context: ILoadOptionsFunctions,
	provider: Provider,
	pages: Pages<Entry>,
): Promise<Entry[]> {
	const inquiry = await inquire(context, provider);
	const found: Entry[] = [];
	let before: string | undefined;
	for (let number = 1, hasNext = true; hasNext; number++) {
		const page = await loadPage(context, inquiry, pages, number);
		const content = page.answer && contentOf(page.answer);
		if (content !== undefined && content === before) break;
		before = content;
		for (const entry of page.entries) found.push(entry);
		({ hasNext } = page);
	}
	return found;
}
