import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Batch } from './batch';
import { asList, asObject, asText } from './data';
import { cause } from './failure';
import { refused, undecided, type Message, type Outcome, type SubmitOperation } from './operation';
import { Unreadable, type Answer } from './response';
import type { Run } from './run';
import type { Classified } from './submission';

/** What the recipients of a batch share, as an operation sees it. */
export function messageOf<Extra>({ draft, entries }: Batch<Extra>): Message<Extra> {
	const recipients = entries.map(({ wire }) => wire);
	return { recipients, text: draft.text, at: draft.at, now: DateTime.now(), extra: draft.extra };
}

/** The operation's reading of an answer; an answer it cannot read leaves every recipient unknown. */
function readOutcomes<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	answer: Answer,
): Outcome[] {
	try {
		return operation.outcomes(answer, message, run.account);
	} catch (error) {
		const says = error instanceof Unreadable ? error.message : 'the answer has an unknown form';
		const why = cause('unreadable', `The provider took the request, but ${says}`);
		return message.recipients.map(() => undecided(why, { raw: {} }));
	}
}

/** The same end for every recipient of a request. */
function forAll(
	recipients: readonly string[],
	{ as, why, answer }: Exclude<Classified, { as: 'taken' }>,
): Outcome[] {
	const value = answer && 'value' in answer.body ? answer.body.value : undefined;
	const raw: IDataObject =
		value === undefined ? {} : { answer: asObject(value) ?? asList(value) ?? asText(value) };
	const one = as === 'rejected' ? refused(why, { raw }) : undecided(why, { raw });
	return recipients.map(() => one);
}

/**
 * What a request came to, by recipient. Undefined for those who may be submitted again: when a
 * refusal names the recipients it is about, it says nothing of the others.
 */
export function outcomesOf<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	classified: Classified,
): Array<Outcome | undefined> {
	if (classified.as === 'taken') return readOutcomes(run, operation, message, classified.answer);
	const all = forAll(message.recipients, classified);
	if (classified.as === 'unknown' || !classified.answer) return all;
	const named = operation.namedInRefusal?.(classified.answer, message);
	if (!named?.size) return all;
	return message.recipients.map((wire, place) => (named.has(wire) ? all[place] : undefined));
}

/** For a recipient that an answer should mention, and does not. */
export const notMentioned: Outcome = undecided(
	cause('unreadable', 'The answer of the provider does not mention this recipient'),
	{ raw: {} },
);
