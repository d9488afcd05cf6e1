import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { Deadline } from './ask/deadline';
import { askOne, toCause, tooLate, type Asking, type Found } from './ask/question';
import type { AskOperation } from './contract/operation';
import { ParameterReader } from './contract/parameterReader';
import { isStopped, type RunContext } from './contract/runContext';
import { defaultSettings } from './contract/settings';
import { readMost, simplifyField } from './form/fields';
import { longer, noPatience, readPatience, type Patience } from './form/patience';
import { Budget, largestRun } from './http/byteBudget';
import { RateLimiter } from './http/rateLimiter';
import { counted } from './lib/counted';
import { asObject, asText } from './lib/data';
import { omit } from './lib/omit';
import { inParallel } from './lib/workerPool';
import { addHints } from './output/hints';
import { failedItem, nodeError } from './output/nodeErrors';
import { isSimplified } from './output/toResult';
import type { Cause } from './result/failure';

/** What an item asks, and what it got. */
interface Question<Input> {
	item: number;
	input?: Input;
	/** How many records it wants, at most. */
	most?: number;
	patience?: Patience;
	found?: Found;
	why?: Cause;
}

/** Reads every item's parameters, before any request. */
function readAll<Input>(run: RunContext, operation: AskOperation<Input>): Array<Question<Input>> {
	return run.items.map((_, item) => {
		if (run.unusable) return { item, why: run.unusable };
		try {
			const parameters = new ParameterReader(run.context, item);
			const input = operation.read(parameters);
			const most = readMost(parameters, operation.fields);
			return { item, input, most, patience: readPatience(parameters) };
		} catch (error) {
			return { item, why: toCause(error, operation as AskOperation) };
		}
	});
}

/** Asks one question; what it got replaces what an earlier round got. */
async function put<Input>(
	asking: Asking,
	operation: AskOperation<Input>,
	question: Question<Input>,
): Promise<void> {
	const found = await askOne(asking, operation, question.input as Input, question.most);
	// An answer of an earlier round is worth more than a passing fault.
	if (found.why && question.found) return found.budget.release();
	question.found?.budget.release();
	question.found = found;
	if (found.why) question.why = found.why;
}

/** Whether a state may still become final; one that never will says so in its reason. */
const mayChange = ({ final, reason }: IDataObject) => final === false && reason === undefined;

/** A report that names nobody yet is waited for too. */
function isOpen({ why, found }: Question<unknown>): boolean {
	const items = found?.items ?? [];
	return !why && (items.length === 0 || items.some(mayChange));
}

/**
 * Asks all questions and, if so wished, those whose answer is not final again, ever more slowly.
 * How long is one decision for the whole run: the first item's.
 */
async function putAll<Input>(
	run: RunContext,
	operation: AskOperation<Input>,
	questions: Array<Question<Input>>,
): Promise<void> {
	const patience = questions.find((one) => one.patience)?.patience ?? noPatience;
	const deadline = new Deadline(patience);
	const watched = deadline.watch(run);
	const limiter = new RateLimiter(() => isStopped(watched.context));
	const asking = { run: watched, limiter, deadline, budget: new Budget(largestRun, 'the output') };
	let open = questions.filter(({ why }) => !why);
	// What changes nothing may be asked in any order; deletions go one after the other.
	const atOnce = operation.repeatable ? defaultSettings.concurrency : 1;
	let failed = false;
	const isOver = () => isStopped(watched.context) || (failed && run.onError === 'stop');
	for (let interval = patience.pollInterval; open.length > 0; ) {
		await inParallel(open, atOnce, isOver, async (question) => {
			await put(asking, operation, question);
			failed ||= question.why !== undefined;
		});
		// Whoever was not asked, since the time was over, is named too.
		if (deadline.isOver) for (const one of open) if (!one.found) one.why ??= tooLate;
		if (isOver()) return;
		open = open.filter(isOpen);
		const pause = deadline.pause(interval);
		if (pause === undefined) return;
		limiter.pause(pause);
		interval = longer(interval, patience);
	}
}

/** Says above the output what is not in it. */
function noteLosses(run: RunContext, questions: ReadonlyArray<Question<unknown>>): void {
	const all = questions.flatMap(({ found }) => found ?? []);
	const unread = all.reduce((sum, one) => sum + one.unread, 0);
	const reason = all.find((one) => one.unread > 0 && one.items.length > 0)?.reason;
	if (reason !== undefined) {
		const were = unread === 1 ? 'was' : 'were';
		run.hints.add(
			`${counted(unread, 'record')} could not be read and ${were} left out: ${reason}.`,
		);
	}
	const short = all.find((one) => one.counted !== undefined && !one.why);
	if (short?.counted === undefined) return;
	const came = short.items.length + short.unread;
	run.hints.add(
		`The provider reports ${counted(short.counted, 'record')}, but the node read ${came}. The list may have changed during reading.`,
	);
}

/** What the error of a node that stops says of everything but the failure. */
function accountOf({ item, found }: Question<unknown>): string {
	const before = item === 0 ? '' : `The node finished ${counted(item, 'item')} before the error.`;
	const records = found?.items.length ?? 0;
	if (records === 0) return before;
	const advice = `To get the ${counted(records, 'record')} that ${records === 1 ? 'was' : 'were'} read before the error, set 'On Error' to Continue.`;
	return `${before} ${advice}`.trim();
}

/** What the node itself has worked out of a response: no part of it is somebody else's text. */
const own: ReadonlySet<string> = new Set([
	...['deliveryState', 'final', 'deleted', 'count', 'direction'],
	...['scheduledFor', 'sentAt', 'receivedAt', 'createdAt', 'updatedAt'],
]);

/** What the user has entered for a question: an ID, phone numbers. */
function entered(input: unknown): ReadonlySet<string> {
	const values = Object.values(asObject(input) ?? {}).flat();
	return new Set(
		values.flatMap((value) => (typeof value === 'object' ? [] : (asText(value) ?? []))),
	);
}

/** An item without secrets: what came from outside is cleaned, what the user asked for is not. */
function cleaned(run: RunContext, json: IDataObject, asked: ReadonlySet<string>): IDataObject {
	const entries = Object.entries(json).map(([name, value]) => {
		const isOwn = own.has(name) || (typeof value === 'string' && asked.has(value));
		return [name, isOwn ? value : run.redact({ [name]: value })[name]];
	});
	return Object.fromEntries(entries) as IDataObject;
}

/** Asks for every item; each answer item is tied to the item that asked. */
export async function ask<Input>(
	run: RunContext,
	operation: AskOperation<Input>,
): Promise<INodeExecutionData[]> {
	const questions = readAll(run, operation);
	const stopOn = (account: (question: Question<Input>) => string) => {
		const failed = questions.find(({ why }) => why);
		if (run.onError !== 'stop' || !failed?.why) return;
		throw nodeError(run, failed.why, failed.item, account(failed));
	};
	stopOn(() => 'The node sent no request.');
	await putAll(run, operation, questions);
	stopOn(accountOf);
	noteLosses(run, questions);
	addHints(run);

	const about = { provider: run.provider.name, operation: run.operation };
	return questions.flatMap(({ item, input, found, why }) => {
		const asked = entered(input);
		const isShort = operation.fields.includes(simplifyField) && isSimplified(run, item);
		const items: INodeExecutionData[] = (found?.items ?? []).map((one) => {
			const json: IDataObject = { ...about, ...cleaned(run, one, asked) };
			return { json: isShort ? omit(json, 'operation', 'raw') : json, pairedItem: { item } };
		});
		if (why) items.push(failedItem(run, why, item, asText(asObject(input)?.id) ?? null));
		return items;
	});
}
