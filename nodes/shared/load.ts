import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INode,
	type INodePropertyOptions,
	type IPollFunctions,
} from 'n8n-workflow';

import { readAccount, type Account } from './account';
import { advice, InvalidInput } from './failure';
import { Inquirer, type Reply } from './inquiry';
import type { Provider } from './operation';
import { contentOf, isNothing } from './page';
import { redactor } from './redact';
import type { ProviderRequest } from './request';
import { Unreadable, type Answer } from './response';
import { workflowZone } from './schedule';
import { withCredential } from './transport';
import { listedZones } from './zones';

/** The workflow's own time zone, and every other that the machine knows. */
export async function getTimezones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options = listedZones().map((zone) => ({ name: zone, value: zone }));
	return [{ name: "The Workflow's Timezone", value: workflowZone }, ...options];
}

/** A list of the provider's, page by page. */
export interface Pages<Entry> {
	/** @param page counted from 1 */
	request(account: Account, page: number): ProviderRequest;
	/** @throws Unreadable */
	entries(answer: Answer): Entry[];
	hasNext(answer: Answer, page: number): boolean;
}

/** Pages that one list follows at most, whatever the answers say. */
const mostPages = 100;

/** The account of the node's credential, and how the provider is asked about it outside of a run. */
export interface Inquiry {
	account: Account;
	/** @throws NodeOperationError that says in one line why there is no answer */
	ask(request: ProviderRequest): Promise<Answer>;
	/** The same for a page that may not be there: undefined when the provider says so (HTTP 404). */
	askPage(request: ProviderRequest): Promise<Answer | undefined>;
}

/**
 * Reads the credential once, for all that a field is filled from or a trigger polls.
 * @throws NodeOperationError when it cannot be used
 */
export async function inquire(
	context: ILoadOptionsFunctions | IPollFunctions,
	provider: Provider,
): Promise<Inquiry> {
	const account = readAccount(provider.secrets, await context.getCredentials(provider.credential));
	if (account instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), account.message);
	}
	const inquirer = new Inquirer(withCredential(context, provider), provider, account);
	const hide = redactor(account.secrets);
	const put = async (request: ProviderRequest): Promise<Reply> => {
		try {
			return await inquirer.put(request);
		} catch (error) {
			throw unreadableAnswer(context.getNode(), whyUnreadable(error));
		}
	};
	const answerOf = ({ classified, observation }: Reply): Answer => {
		if (classified.as === 'taken') return classified.answer;
		const { kind, message, code } = classified.why;
		// n8n runs the test of the credential first; what it throws has no code of the network's.
		const ofTheTest = observation.seen === 'noAnswer' && code === null;
		throw new NodeOperationError(context.getNode(), hide(message), {
			description: advice[ofTheTest ? 'authentication' : kind],
		});
	};
	return {
		account,
		ask: async (request) => answerOf(await put(request)),
		askPage: async (request) => {
			const reply = await put(request);
			return reply.classified.answer?.status === 404 ? undefined : answerOf(reply);
		},
	};
}

function whyUnreadable(error: unknown): string {
	return error instanceof Unreadable ? error.message : 'it cannot be read';
}

/** An answer that does not hold what was asked for, as n8n shows it. */
export function unreadableAnswer(node: INode, why: string): NodeOperationError {
	return new NodeOperationError(node, `The provider answered, but ${why}`, {
		description: advice.unreadable,
	});
}

interface Page<Entry> {
	/** Undefined after the last one. */
	answer?: Answer;
	entries: Entry[];
	hasNext: boolean;
}

/** Asks for one page. @throws NodeOperationError that says in one line why there is none */
export async function loadPage<Entry>(
	context: ILoadOptionsFunctions,
	{ account, ask, askPage }: Inquiry,
	pages: Pages<Entry>,
	page: number,
): Promise<Page<Entry>> {
	const request = pages.request(account, page);
	const answer = page === 1 ? await ask(request) : await askPage(request);
	// In the place of a page after the last one.
	if (!answer || (page > 1 && isNothing(answer))) return { entries: [], hasNext: false };
	try {
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
