import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INode,
	type IPollFunctions,
} from 'n8n-workflow';

import { readAccount, type Account } from '../contract/account';
import type { Provider } from '../contract/provider';
import type { ProviderRequest } from '../contract/request';
import type { ProviderResponse } from '../contract/response';
import { defaultSettings } from '../contract/settings';
import { Budget, largestQuestion } from '../http/byteBudget';
import { Paced } from '../http/pacedRequests';
import { observe, withCredential } from '../http/transport';
import { redactor } from '../lib/redactor';
import { InvalidInput, advice, type Cause } from '../result/failure';
import { withoutTest } from './credentialTest';

/** How a response is read. */
interface Reading {
	/** A 404 is an answer like any other: there is no such page. */
	absentIsAnswer: boolean;
}

/** The account of the node's credential, and how the provider is asked about it outside of a run. */
export interface Inquiry {
	account: Account;
	/** @throws NodeOperationError that says in one line why there is no answer */
	ask(request: ProviderRequest, reading?: Reading): Promise<ProviderResponse>;
	/** What the responses of one list may hold. */
	budget: Budget;
}

/** An error that n8n shows, and by which, from 2.37 on, it waits longer for the next poll. */
function askingError(node: INode, { kind, code, message }: Cause): NodeOperationError {
	const error = new NodeOperationError(node, message, { description: advice[kind] });
	if (kind === 'throttled') return Object.assign(error, { failure: { cause: 'rate-limited' } });
	const isPassing = kind === 'timeout' || /^5\d\d$/.test(code ?? '');
	const failure = { cause: 'temporarily-unavailable' };
	return isPassing ? Object.assign(error, { failure }) : error;
}

/** The same when the provider asks for a pause that is too long to wait for. */
function pauseError(node: INode, retryAfterMs: number): NodeOperationError {
	const seconds = Math.ceil(retryAfterMs / 1000);
	const error = new NodeOperationError(
		node,
		`The provider's rate limit is reached: the provider accepts the next request in ${seconds} seconds`,
		{
			description: 'Try again then. A trigger catches up at its next poll, so poll less often.',
		},
	);
	return Object.assign(error, { failure: { cause: 'rate-limited', retryAfterMs } });
}

/**
 * Reads the credential once, for all that a field is filled from or a trigger polls.
 * @param testsFirst whether n8n tests the credential once, before the first request: the editor
 * then says what is wrong with it. A poll needs no request for that.
 * @throws NodeOperationError when it cannot be used
 */
export async function inquire(
	context: ILoadOptionsFunctions | IPollFunctions,
	provider: Provider,
	testsFirst = true,
): Promise<Inquiry> {
	const credential = await context.getCredentials(provider.credential);
	const account = readAccount(provider.secrets, credential);
	if (account instanceof InvalidInput) {
		throw new NodeOperationError(context.getNode(), account.message);
	}
	const tested = withCredential(context, provider);
	const untested = withCredential(context, provider, withoutTest(credential));
	const hide = redactor(account.secrets);
	const paced = new Paced(provider);
	const node = context.getNode();
	let mayTest = testsFirst;
	const ask: Inquiry['ask'] = async (request, { absentIsAnswer } = { absentIsAnswer: false }) => {
		const send = mayTest ? tested : untested;
		const isTested = mayTest;
		mayTest = false;
		const classified = await paced.ask(
			async () => await observe(send, account, request, defaultSettings.timeout),
		);
		if ('tooLongMs' in classified) throw pauseError(node, classified.tooLongMs);
		if (classified.submission === 'accepted') return classified.response;
		if (absentIsAnswer && classified.response?.status === 404) return classified.response;
		const { kind, code, message } = classified.cause;
		// What the test throws has no code of the network's.
		const ofTheTest = isTested && classified.submission === 'unknown' && code === null;
		const shown = ofTheTest ? 'authentication' : kind;
		throw askingError(node, { ...classified.cause, kind: shown, message: hide(message) });
	};
	return { account, ask, budget: new Budget(largestQuestion, 'the list') };
}

/** An answer that does not hold what was asked for, as n8n shows it. */
export function unreadableAnswer(node: INode, why: string): NodeOperationError {
	return new NodeOperationError(node, `The provider responded, but ${why}`, {
		description: advice.unreadable,
	});
}
