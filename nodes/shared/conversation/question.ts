import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { usualLabels, usualWords } from '../form/conversation';
import { asObject, asText } from '../lib/data';
import { InvalidInput } from '../result/failure';
import { readWaitLimit } from './waitLimit';

/** What the page says beside the question; the fields of the option Response Page. */
export type Words = Record<keyof typeof usualWords, string>;

/** A question as it was asked: what its page shows, and what its response is held against. */
export interface Question {
	/** The run of the node that asks: a loop asks several questions with links of one path. */
	run: string;
	/** The execution that asks: a retry from the list of executions is another. */
	execution: string;
	/** When n8n resumes the execution without a response: milliseconds. */
	until: number;
	/** Empty until the message was read. */
	text: string;
	/** What the one or two buttons say; absent where a text is asked for. */
	buttons?: { approve: string; decline?: string };
	words: Words;
	/** What the send came to: an output item has it under `message`. */
	message?: IDataObject;
}

/** Which run of the node it is: the same over the tries of Retry on Fail. */
export function runOf(context: IExecuteFunctions): string {
	return String(context.getWorkflowDataProxy(0).$runIndex);
}

/** A text of a collection; what is missing or blank is as usual. */
function wordIn(values: IDataObject | undefined, name: string, usual: string): string {
	const word = asText(values?.[name])?.trim();
	return word === undefined || word === '' ? usual : word;
}

function readButtons(parameters: ParameterReader): NonNullable<Question['buttons']> {
	const values = asObject(asObject(parameters.value('approvalOptions'))?.values);
	const approve = wordIn(values, 'approveLabel', usualLabels.approve);
	const type = wordIn(values, 'approvalType', 'single');
	if (type === 'single') return { approve };
	if (type === 'double') {
		return { approve, decline: wordIn(values, 'disapproveLabel', usualLabels.decline) };
	}
	throw new InvalidInput(
		'approvalOptions',
		`have the type '${type}': choose 'Approve Only' or 'Approve and Disapprove'`,
	);
}

function readWords(parameters: ParameterReader): Words {
	const values = asObject(asObject(parameters.option('responsePage'))?.values);
	const words: Words = { ...usualWords };
	for (const [name, usual] of Object.entries(usualWords)) {
		words[name as keyof Words] = wordIn(values, name, usual);
	}
	return words;
}

/**
 * Reads what is asked of the first item, which is the only one.
 * @param now milliseconds
 * @throws InvalidInput
 */
export function readQuestion(run: RunContext, now: number): Question {
	const { context } = run;
	const parameters = new ParameterReader(context, 0);
	const type = parameters.word('responseType') || 'approval';
	if (type !== 'approval' && type !== 'freeText') {
		throw new InvalidInput('responseType', `is '${type}': choose 'Approval' or 'Free Text'`);
	}
	return {
		run: runOf(context),
		execution: context.getExecutionId(),
		until: readWaitLimit(run, now).getTime(),
		text: '',
		...(type === 'approval' ? { buttons: readButtons(parameters) } : {}),
		words: readWords(parameters),
	};
}
