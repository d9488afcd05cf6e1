import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Message, SubmitOperation } from '../contract/operation';
import { refused, undecided, type Outcome } from '../contract/outcome';
import { Unreadable, type ProviderResponse } from '../contract/response';
import type { RunContext } from '../contract/runContext';
import type { Classified } from '../http/classifyResponse';
import { acceptedUnlessRefused } from '../http/yesBesideNo';
import { beginning } from '../lib/beginning';
import { asList, asObject, asText } from '../lib/data';
import { omit } from '../lib/omit';
import { cause, type Cause } from '../result/failure';
import type { Batch } from './batches';

/** What the recipients of a batch share, as an operation sees it. */
export function messageOf<Extra>({ draft, recipients, place }: Batch<Extra>): Message<Extra> {
	const numbers = recipients.map(({ readings }) => readings[place]?.number ?? '');
	return {
		recipients: numbers,
		text: draft.text,
		at: draft.at,
		now: DateTime.now(),
		extra: draft.extra,
	};
}

/** The operation's reading of an answer; an answer it cannot read leaves every recipient unknown. */
function readByOperation<Extra>(
	run: RunContext,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	answer: ProviderResponse,
): Outcome[] {
	try {
		return operation.outcomes(answer, message, run.account);
	} catch (error) {
		const says = error instanceof Unreadable ? error.message : 'the response has an unknown format';
		const why = cause('unreadable', `The provider accepted the request, but ${says}`);
		const one = undecided(why, { raw: rawOf(run, answer) });
		return message.recipients.map(() => one);
	}
}

/** Characters of a response that are shown where it is not shown as a whole. */
const shown = 500;

/** The longest response, as JSON, that is shown as a whole beside each of its recipients. */
const longest = 20_000;

/** The beginning of a text; cleaned before it is cut, so that no part of a secret stays. */
function beginningOf(run: RunContext, text: string): string {
	const clean = run.redact(text);
	// The text itself was cut, perhaps in the middle of a secret, each character of which may be spelled long.
	const longestSecret = run.account.secrets.reduce((most, { length }) => Math.max(most, length), 0);
	return beginning(clean, Math.min(shown, Math.max(0, clean.length - longestSecret * 6)));
}

/** A text as it is, where it is short enough. */
function shownOf(run: RunContext, text: string): string {
	return text.length <= shown ? run.redact(text) : beginningOf(run, text);
}

/** A response as a result shows it: what is too long or could not be decoded by its beginning. */
function rawOf(run: RunContext, { body }: ProviderResponse): IDataObject {
	if (body.form === 'empty') return {};
	if (body.form === 'unreadable') return { answer: shownOf(run, body.text) };
	const text = JSON.stringify(body.value) ?? '';
	if (text.length > longest) return { answer: beginningOf(run, text.slice(0, longest)) };
	const { value } = body;
	return { answer: asObject(value) ?? asList(value) ?? asText(value) };
}

/** The same end for every recipient of a request. */
function forAll(
	run: RunContext,
	recipients: readonly string[],
	{ submission, cause: why, response }: Exclude<Classified, { submission: 'accepted' }>,
): Outcome[] {
	const raw = response ? rawOf(run, response) : {};
	const one = submission === 'rejected' ? refused(why, { raw }) : undecided(why, { raw });
	return recipients.map(() => one);
}

/**
 * A response that says yes and no: nobody knows what became of anybody, but ids in it help a person
 * to look it up.
 */
function ofContradiction<Extra>(
	run: RunContext,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	answer: ProviderResponse,
	why: Cause,
): Outcome[] {
	const read = readByOperation(run, operation, message, answer);
	const raw = rawOf(run, answer);
	return message.recipients.map((_, place) => {
		const one = read[place];
		if (one?.submission !== 'accepted') return undecided(why, { raw });
		return undecided(why, omit(one, 'submission', 'deliveryState'));
	});
}

/**
 * What a request came to, by recipient. Undefined for those who may be submitted again: when a
 * refusal names the recipients it is about, it says nothing of the others.
 */
export function readOutcomes<Extra>(
	run: RunContext,
	operation: SubmitOperation<Extra>,
	message: Message<Extra>,
	classified: Classified,
): Array<Outcome | undefined> {
	if (classified.submission === 'accepted') {
		const read = readByOperation(run, operation, message, classified.response);
		return acceptedUnlessRefused(read, classified.response, message);
	}
	const { response: answer, cause: why } = classified;
	if (answer && classified.submission === 'unknown' && classified.isContradiction) {
		return ofContradiction(run, operation, message, answer, why);
	}
	const all = forAll(run, message.recipients, classified);
	if (classified.submission === 'unknown' || !answer) return all;
	const named = operation.namedInRefusal?.(answer, message);
	if (!named?.size) return all;
	return message.recipients.map((number, place) => (named.has(number) ? all[place] : undefined));
}

/** For a recipient that an answer should mention, and does not. */
export const notMentioned: Outcome = undecided(
	cause('unreadable', "The provider's response does not mention this recipient"),
);
