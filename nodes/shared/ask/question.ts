import type { IDataObject } from 'n8n-workflow';

import { causeOf } from '../contract/causeOf';
import type { AskOperation, ListOperation, QuestionOperation } from '../contract/operation';
import type { ProviderRequest } from '../contract/request';
import { Unreadable, type ProviderResponse } from '../contract/response';
import type { RunContext } from '../contract/runContext';
import { defaultSettings } from '../contract/settings';
import { Budget, largestQuestion, perRecord } from '../http/byteBudget';
import type { Classified } from '../http/classifyResponse';
import type { RateLimiter } from '../http/rateLimiter';
import { requestWithRetry, stopped } from '../http/requestWithRetry';
import { counted } from '../lib/counted';
import { cause, type Cause } from '../result/failure';
import type { Deadline } from './deadline';
import { ListReading } from './listReader';

/** What all questions of a run share. */
export interface Asking {
	/** As the deadline has it. */
	run: RunContext;
	limiter: RateLimiter;
	deadline: Deadline;
	/** What all of them may hold. */
	budget: Budget;
}

/** What a question came to. */
export interface Found {
	items: IDataObject[];
	/** Why there are no more of them. */
	why?: Cause;
	/** How many records could not be read, and why the first could not. */
	unread: number;
	reason?: string | undefined;
	/** How many records the provider counts, where fewer came. */
	counted?: number | undefined;
	/** What the question holds. */
	budget: Budget;
}

/** A question that did not get its answer. */
class Unanswered extends Error {
	constructor(readonly why: Cause) {
		super(why.message);
	}
}

/** Stands for the answer to a question that may fail. */
const nothing: ProviderResponse = { status: 0, headers: {}, body: { form: 'empty' } };

/** Pages that one question follows at most: 100,000 records at 100 a page. */
const mostPages = 1_000;

const tooManyPages = `the response has more than ${mostPages} pages`;

/** Why a report was not asked for. */
export const tooLate = cause(
	'timeout',
	"'Max Wait' ended before the node requested this: set a longer time, or use fewer items",
	{ field: 'maxWait' },
);

/** What a person is told of an error. */
export function toCause(error: unknown, { fields }: AskOperation): Cause {
	if (error instanceof Unanswered) return error.why;
	if (error instanceof Unreadable) {
		return cause('unreadable', `The provider responded, but ${error.message}`);
	}
	return causeOf(error, fields);
}

/** One request of a question, whose response counts towards what is held. @throws Unreadable */
async function put(
	{ run, limiter, deadline }: Asking,
	request: ProviderRequest,
	repeatable: boolean,
	budget: Budget,
): Promise<Classified> {
	const { timeout, requestsPerMinute } = defaultSettings;
	const manner = {
		requestsPerMinute,
		repeatable: repeatable || request.method === 'GET',
		get timeout() {
			return deadline.timeout(timeout);
		},
	};
	// Where there is no room for a response, nobody is asked.
	budget.take(0);
	const classified = await requestWithRetry(run, limiter, request, manner);
	if (classified.response) budget.take(classified.response.size ?? 0);
	if (classified.submission === 'rejected' && classified.cause === stopped && deadline.isOver) {
		return { ...classified, cause: tooLate };
	}
	return classified;
}

async function askQuestion<Input>(
	asking: Asking,
	operation: QuestionOperation<Input>,
	input: Input,
	budget: Budget,
): Promise<IDataObject[]> {
	const { account } = asking.run;
	const answers: ProviderResponse[] = [];
	let request = operation.request(input, account);
	for (;;) {
		const classified = await put(asking, request, operation.repeatable, budget);
		if (classified.submission === 'accepted') answers.push(classified.response);
		else if (operation.absentIsAnswer && classified.response?.status === 404) {
			answers.push(classified.response);
		} else if (request.optional) answers.push(nothing);
		else throw new Unanswered(classified.cause);
		const next = operation.next?.(answers, input, account);
		if (next === undefined) break;
		// What is not whole is not shown as if it were.
		if (answers.length >= mostPages) throw new Unreadable(tooManyPages);
		request = next;
	}
	return operation.results(answers, input, account);
}

/** Reads pages until there are no more, or the user has enough. @throws Unanswered | Unreadable */
async function readPages<Input>(
	asking: Asking,
	operation: ListOperation<Input>,
	reading: ListReading<Input>,
	budget: Budget,
): Promise<void> {
	for (let page = 1; ; page++) {
		const before = reading.items.length;
		const classified = await put(asking, reading.request(), operation.repeatable, budget);
		const isEnd = reading.mayEnd(classified.response?.status);
		if (classified.submission !== 'accepted' && !isEnd) throw new Unanswered(classified.cause);
		const hasNext = classified.response ? await reading.take(classified.response) : false;
		budget.take((reading.items.length - before) * perRecord);
		if (!hasNext) return;
		if (page >= mostPages) throw new Unreadable(tooManyPages);
	}
}

/** Why a list ended early, and how far it came. */
function afterAll(why: Cause, count: number): Cause {
	if (count === 0) return why;
	return { ...why, message: `After ${counted(count, 'record')}: ${why.message}` };
}

async function askList<Input>(
	asking: Asking,
	operation: ListOperation<Input>,
	reading: ListReading<Input>,
	budget: Budget,
): Promise<Found> {
	const found = (why?: Cause): Found => {
		const { items, unread, why: reason, counted } = reading;
		return { items, unread, reason, counted, budget, ...(why ? { why } : {}) };
	};
	try {
		await readPages(asking, operation, reading, budget);
		reading.finish();
		const { counted, items, unread } = reading;
		if (!operation.isWhole || counted === undefined) return found();
		const says = `the response contains only ${items.length + unread} of ${counted} records`;
		return found(toCause(new Unreadable(says), operation as AskOperation));
	} catch (error) {
		const why = toCause(error, operation as AskOperation);
		return found(afterAll(why, reading.items.length));
	}
}

/** Asks one question. Never throws: what was read before something went wrong is not lost. */
export async function askOne<Input>(
	asking: Asking,
	operation: AskOperation<Input>,
	input: Input,
	most = Infinity,
): Promise<Found> {
	const what = 'list' in operation ? 'the list' : 'the response';
	const budget = new Budget(largestQuestion, what, asking.budget);
	if ('list' in operation) {
		const reading = new ListReading(operation.list, input, asking.run.account, most);
		return await askList(asking, operation, reading, budget);
	}
	try {
		const items = await askQuestion(asking, operation, input, budget);
		return { items, unread: 0, budget };
	} catch (error) {
		return { items: [], unread: 0, budget, why: toCause(error, operation as AskOperation) };
	}
}
