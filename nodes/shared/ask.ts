import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { asObject, asText } from './data';
import { defaultSettings } from './draft';
import { failedItem, nodeError } from './errors';
import { exchange } from './exchange';
import { cause, type Cause } from './failure';
import type { AskOperation } from './operation';
import { Pace } from './pace';
import { inParallel } from './parallel';
import { ParameterReader } from './parameters';
import { longer, noPatience, readPatience, type Patience } from './patience';
import { Unreadable, type Answer } from './response';
import { causeOf } from './recipients';
import { isStopped, type Run } from './run';

/** A question that did not get its answer. */
class Unanswered extends Error {
	constructor(readonly why: Cause) {
		super(why.message);
	}
}

/** What an item asks, and what it got. */
interface Question<Input> {
	item: number;
	input?: Input;
	patience?: Patience;
	answer?: IDataObject[];
	why?: Cause;
}

/** Stands for the answer to a question that may fail. */
const nothing: Answer = { status: 0, headers: {}, body: { form: 'empty' } };

/** Pages that one question follows at most: 100,000 records at 100 a page. */
const mostPages = 1_000;

async function askOne<Input>(
	run: Run,
	pace: Pace,
	operation: AskOperation<Input>,
	input: Input,
): Promise<IDataObject[]> {
	const answers: Answer[] = [];
	let request = operation.request(input, run.account);
	for (;;) {
		const repeatable = operation.repeatable || request.method === 'GET';
		const { timeout, requestsPerMinute } = defaultSettings;
		const manner = { timeout, requestsPerMinute, repeatable };
		const classified = await exchange(run, pace, request, manner);
		if (classified.as === 'taken') answers.push(classified.answer);
		else if (operation.absentIsAnswer && classified.answer?.status === 404) {
			answers.push(classified.answer);
		} else if (request.optional) answers.push(nothing);
		else throw new Unanswered(classified.why);
		const next = operation.next?.(answers, input, run.account);
		if (next === undefined) break;
		// What is not whole is not shown as if it were.
		if (answers.length >= mostPages)
			throw new Unreadable(`the answer has more than ${mostPages} pages`);
		request = next;
	}
	return operation.results(answers, input, run.account);
}

function toCause(error: unknown, { fields }: AskOperation): Cause {
	if (error instanceof Unanswered) return error.why;
	if (error instanceof Unreadable) {
		return cause('unreadable', `The provider answered, but ${error.message}`);
	}
	return causeOf(error, fields);
}

/** Reads every item's parameters, before any request. */
function readAll<Input>(run: Run, operation: AskOperation<Input>): Array<Question<Input>> {
	return run.items.map((_, item) => {
		if (run.unusable) return { item, why: run.unusable };
		try {
			const parameters = new ParameterReader(run.context, item);
			return { item, input: operation.read(parameters), patience: readPatience(parameters) };
		} catch (error) {
			return { item, why: toCause(error, operation as AskOperation) };
		}
	});
}

/** Asks one question; what it got replaces what an earlier round got. */
async function put<Input>(
	run: Run,
	pace: Pace,
	operation: AskOperation<Input>,
	question: Question<Input>,
): Promise<void> {
	try {
		question.answer = await askOne(run, pace, operation, question.input as Input);
	} catch (error) {
		// An answer of an earlier round is worth more than a passing fault.
		if (!question.answer) question.why = toCause(error, operation as AskOperation);
	}
}

/** Whether a state may still become final; one that never will says so in its reason. */
const mayChange = ({ final, reason }: IDataObject) => final === false && reason === undefined;

/** A report that names nobody yet is waited for too. */
const isOpen = ({ why, answer = [] }: Question<unknown>) =>
	!why && (answer.length === 0 || answer.some(mayChange));

/**
 * Asks all questions and, if so wished, those whose answer is not final again, ever more slowly.
 * How long is one decision for the whole run: the first item's.
 */
async function putAll<Input>(
	run: Run,
	operation: AskOperation<Input>,
	questions: Array<Question<Input>>,
): Promise<void> {
	const patience = questions.find((one) => one.patience)?.patience ?? noPatience;
	const pace = new Pace(() => isStopped(run.context));
	const end = Date.now() + patience.maxWait;
	let open = questions.filter(({ why }) => !why);
	// What changes nothing may be asked in any order; deletions go one after the other.
	const atOnce = operation.repeatable ? defaultSettings.concurrency : 1;
	let failed = false;
	const isOver = () => isStopped(run.context) || (failed && run.onError === 'stop');
	for (let interval = patience.pollInterval; open.length > 0; ) {
		await inParallel(open, atOnce, isOver, async (question) => {
			await put(run, pace, operation, question);
			failed ||= question.why !== undefined;
		});
		if (isOver()) return;
		open = open.filter(isOpen);
		const left = end - Date.now();
		if (!patience.waitUntilFinal || left <= 0) return;
		pace.pause(Math.min(interval, left));
		interval = longer(interval, patience);
	}
}

function doneBefore(item: number): string {
	if (item === 0) return '';
	return item === 1 ? '1 item before it was done.' : `${item} items before it were done.`;
}

/** What the node itself has worked out of a response: no part of it is somebody else's text. */
const own: ReadonlySet<string> = new Set([
	...['deliveryState', 'final', 'deleted', 'count', 'direction'],
	...['scheduledFor', 'sentAt', 'receivedAt', 'createdAt', 'updatedAt'],
]);

/** An item without secrets: what came from outside is cleaned, what the user asked for is not. */
function cleaned(run: Run, json: IDataObject, asked: string | undefined): IDataObject {
	const entries = Object.entries(json).map(([name, value]) => {
		const isOwn = own.has(name) || (name === 'id' && value === asked);
		return [name, isOwn ? value : run.redact(value)];
	});
	return Object.fromEntries(entries) as IDataObject;
}

/** Asks for every item; each answer item is tied to the item that asked. */
export async function ask<Input>(
	run: Run,
	operation: AskOperation<Input>,
): Promise<INodeExecutionData[]> {
	const questions = readAll(run, operation);
	const stopOn = (account: (item: number) => string) => {
		const failed = questions.find(({ why }) => why);
		if (run.onError !== 'stop' || !failed?.why) return;
		throw nodeError(run, failed.why, failed.item, account(failed.item));
	};
	stopOn(() => 'Nothing was asked of the provider.');
	await putAll(run, operation, questions);
	stopOn(doneBefore);

	const about = { provider: run.provider.name, operation: run.operation };
	return questions.flatMap(({ item, input, answer = [], why }) => {
		if (why) return [failedItem(run, why, item, asText(asObject(input)?.id) ?? null)];
		return answer.map((json) => ({
			json: { ...about, ...cleaned(run, json, asText(asObject(input)?.id)) },
			pairedItem: { item },
		}));
	});
}
