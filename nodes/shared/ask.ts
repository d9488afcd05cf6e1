import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { defaultSettings } from './draft';
import { causeOf } from './entry';
import { failedItem, nodeError } from './errors';
import { exchange } from './exchange';
import { cause, type Cause } from './failure';
import type { AskOperation } from './operation';
import { Pace } from './pace';
import { ParameterReader } from './parameters';
import { Unreadable, type Answer } from './response';
import { isStopped, type Run } from './run';

/** A question that did not get its answer. */
class Unanswered extends Error {
	constructor(readonly why: Cause) {
		super(why.message);
	}
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
		const classified = await exchange(run, pace, request, {
			timeout,
			requestsPerMinute,
			repeatable,
		});
		if (classified.as === 'taken') answers.push(classified.answer);
		else if (request.optional) answers.push(nothing);
		else throw new Unanswered(classified.why);
		const next = operation.next?.(answers, input, run.account);
		if (next === undefined || answers.length >= mostPages || isStopped(run.context)) break;
		request = next;
	}
	return operation.results(answers, input, run.account);
}

function toCause(error: unknown): Cause {
	if (error instanceof Unanswered) return error.why;
	if (error instanceof Unreadable)
		return cause('unreadable', `The provider answered, but ${error.message}`);
	return causeOf(error);
}

/** Reads every item's parameters, before any request. */
function readAll<Input>(
	run: Run,
	operation: AskOperation<Input>,
): Array<{ input: Input } | { why: Cause }> {
	return run.items.map((_, item) => {
		try {
			return { input: operation.read(new ParameterReader(run.context, item)) };
		} catch (error) {
			return { why: toCause(error) };
		}
	});
}

/** Asks for every item in turn; each answer item is tied to the item that asked. */
export async function ask<Input>(
	run: Run,
	operation: AskOperation<Input>,
): Promise<INodeExecutionData[]> {
	const questions = readAll(run, operation);
	const invalid = questions.findIndex((one) => 'why' in one);
	const question = questions[invalid];
	if (run.onError === 'stop' && question && 'why' in question) {
		throw nodeError(run, question.why, invalid, 'Nothing was asked of the provider.');
	}
	const pace = new Pace(() => isStopped(run.context));
	const output: INodeExecutionData[] = [];
	for (const [item, question] of questions.entries()) {
		if (isStopped(run.context)) break;
		try {
			if ('why' in question) throw new Unanswered(question.why);
			for (const json of await askOne(run, pace, operation, question.input)) {
				const about = { provider: run.provider.name, operation: run.operation };
				output.push({ json: run.redact({ ...about, ...json }), pairedItem: { item } });
			}
		} catch (error) {
			const why = run.redact(toCause(error));
			if (run.onError === 'stop')
				throw nodeError(run, why, item, `${item} items before it were done.`);
			output.push(failedItem(run, why, item));
		}
	}
	return output;
}
