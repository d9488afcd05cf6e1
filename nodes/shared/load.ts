import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INode,
	type INodePropertyOptions,
	type IPollFunctions,
} from 'n8n-workflow';

import { readAccount, type Account } from './account';
import { defaultSettings } from './draft';
import { advice, InvalidInput } from './failure';
import type { Provider } from './operation';
import { redactor } from './redact';
import type { ProviderRequest } from './request';
import { repeats, Unreadable, type Answer } from './response';
import { workflowZone } from './schedule';
import { classify } from './submission';
import { observe, withCredential } from './transport';
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
	const send = withCredential(context, provider);
	const hide = redactor(account.secrets);
	const ask = async (request: ProviderRequest): Promise<Answer> => {
		const observation = await observe(send, account, request, defaultSettings.timeout);
		const classified = classify(provider, observation);
		if (classified.as === 'taken') return classified.answer;
		const { kind, message, code } = classified.why;
		// n8n runs the test of the credential first; what it throws has no code of the network's.
		const ofTheTest = observation.seen === 'noAnswer' && code === null;
		throw new NodeOperationError(context.getNode(), hide(message), {
			description: advice[ofTheTest ? 'authentication' : kind],
		});
	};
	return { account, ask };
}

/** An answer that does not hold what was asked for, as n8n shows it. */
export function unreadableAnswer(node: INode, why: string): NodeOperationError {
	return new NodeOperationError(node, `The provider answered, but ${why}`, {
		description: advice.unreadable,
	});
}

interface Page<Entry> {
	answer: Answer;
	entries: Entry[];
	hasNext: boolean;
}

/** Asks for one page. @throws NodeOperationError that says in one line why there is none */
export async function loadPage<Entry>(
	context: ILoadOptionsFunctions,
	{ account, ask }: Inquiry,
	pages: Pages<Entry>,
	page: number,
): Promise<Page<Entry>> {
	const answer = await ask(pages.request(account, page));
	try {
		const entries = pages.entries(answer);
		return { answer, entries, hasNext: page < mostPages && pages.hasNext(answer, page) };
	} catch (error) {
		const why = error instanceof Unreadable ? error.message : 'it cannot be read';
		throw unreadableAnswer(context.getNode(), why);
	}
}

/** Asks for all pages, one after the other. @throws NodeOperationError, as for one page */
export async function loadAll<Entry>(
	context: ILoadOptionsFunctions,
	provider: Provider,
	pages: Pages<Entry>,
): Promise<Entry[]> {
	const inquiry = await inquire(context, provider);
	const answers: Answer[] = [];
	const found: Entry[] = [];
	for (let hasNext = true; hasNext; ) {
		const page = await loadPage(context, inquiry, pages, answers.length + 1);
		answers.push(page.answer);
		if (repeats(answers, answers.length - 1)) break;
		for (const entry of page.entries) found.push(entry);
		({ hasNext } = page);
	}
	return found;
}
