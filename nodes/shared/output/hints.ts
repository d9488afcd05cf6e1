import type { SubmitOperation } from '../contract/operation';
import type { RunContext } from '../contract/runContext';
import type { Draft } from '../input/message';
import { draftOf, type Recipient } from '../input/recipient';
import { isMoved } from '../input/sendTime';
import { counted } from '../lib/counted';
import { asObject } from '../lib/data';
import { groupBy } from '../lib/groupBy';
import type { Shown } from '../result/result';
import { isCostly } from '../sms/encodingAdvice';
import { inGsm, nameOf } from '../sms/gsmReplacements';
import { shown } from '../sms/phoneText';
import { fewPerSegment, outsidersOf, reduceSegments } from '../sms/segments';
import { noteCost } from './costNote';
import { inWords, tally } from './summary';

/** Every item's message once, though many may share one draft. */
function draftsByItem(recipients: readonly Recipient[]): Map<number, Draft> {
	const drafts = new Map<number, Draft>();
	for (const recipient of recipients) {
		const draft = draftOf(recipient);
		if (draft) drafts.set(recipient.item, draft);
	}
	return drafts;
}

/** What is true of a draft, found out once though many items share it. */
function once(isTrue: (draft: Draft) => boolean): (draft: Draft) => boolean {
	const known = new Map<Draft, boolean>();
	return (draft) => {
		const found = known.get(draft) ?? isTrue(draft);
		known.set(draft, found);
		return found;
	};
}

function noteReplaced(run: RunContext, drafts: readonly Draft[]): void {
	const changed = drafts.filter(({ replaced }) => replaced > 0);
	if (changed.length === 0) return;
	const sum = changed.reduce((count, { replaced }) => count + replaced, 0);
	const still = changed.filter(({ segments }) => segments.encoding === 'UCS-2');
	const [other] = outsidersOf(still[0]?.text ?? '');
	const where = `${counted(sum, 'character')} in ${counted(changed.length, 'item')}`;
	const stay = `${counted(still.length, 'item')} still ${still.length === 1 ? 'has' : 'have'} ${fewPerSegment}`;
	const rest = other ? `. ${stay} because of characters such as ${nameOf(other.char)}` : '';
	run.hints.add(`'Replace Smart Characters' replaced ${where}${rest}.`);
}

function noteCostly(run: RunContext, drafts: readonly Draft[]): void {
	const costly = drafts.filter(once(({ text, segments }) => isCostly(text, segments)));
	const outsiders = outsidersOf(costly[0]?.text ?? '');
	const smart = outsiders.find(({ char }) => inGsm(char) !== undefined);
	if (!smart) return;
	const items = `the text of ${counted(costly.length, 'item')}`;
	run.hints.add(
		`Characters such as ${nameOf(smart.char)} ${reduceSegments}, so ${items} is billed as more segments. ` +
			"The option 'Replace Smart Characters' replaces such characters with plain characters.",
	);
}

/** A text such as "Hi , your appointment is on ." must not pass in silence. */
function noteEmpty(run: RunContext, drafts: readonly Draft[]): void {
	const lacking = drafts.filter(({ empty }) => empty !== undefined);
	const [first] = lacking;
	if (!first) return;
	const have = lacking.length === 1 ? 'has' : 'have';
	run.hints.add(
		`${counted(lacking.length, 'message')} ${have} an empty field, for example: ${first.empty}. ` +
			"To reject such messages, add the option 'Empty Fields'.",
	);
}

/** What a message costs is never silent. */
function noteSegments(run: RunContext, recipients: readonly Recipient[]): void {
	const drafts = recipients.map(draftOf).filter((draft) => draft !== undefined);
	for (const [count, some] of groupBy(drafts, ({ segments }) => segments.segments)) {
		if (count < 2) continue;
		const ucs2 = some.find(({ segments }) => segments.encoding === 'UCS-2');
		const [other] = outsidersOf(ucs2?.text ?? '');
		const why = other ? ` Characters such as ${nameOf(other.char)} ${reduceSegments}.` : '';
		const [have, each] = some.length === 1 ? ['has', ''] : ['have', ' each'];
		const link = run.link === undefined ? '' : ', link included';
		run.hints.add(
			`${counted(some.length, 'message')} ${have} ${count} segments${each}${link}.${why}`,
		);
	}
}

function noteMoved(run: RunContext, drafts: readonly Draft[]): void {
	const moved = drafts.filter(isMoved).length;
	if (moved > 0)
		run.hints.add(`The sending hours moved the send time of ${counted(moved, 'item')}.`);
}

/** How many countries a note names, and how many reasons have a note. */
const named = 3;

/** Numbers of one kind that were written in part: `missing` is what was supplied. */
function noteSupplied(run: RunContext, recipients: readonly Recipient[], missing: string): void {
	const [first] = recipients;
	if (!first) return;
	const all = [...new Set(recipients.map(({ supplied }) => supplied?.country))];
	const more = all.length - named;
	const countries = `${all.slice(0, named).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
	const one = recipients.length === 1;
	const read = one ? 'it as a number' : 'them as numbers';
	const example = `'${shown(first.typed ?? '')}' as ${first.supplied?.e164}`;
	run.hints.add(
		`${counted(recipients.length, 'phone number')} had no ${missing}. The node read ${read} from ${countries}, for example ${example}.`,
	);
}

/** Numbers that may go to another country than the one who wrote them thought of. */
function noteReadings(run: RunContext, recipients: readonly Recipient[]): void {
	const read = recipients.filter(({ supplied }) => supplied !== undefined);
	noteSupplied(
		run,
		read.filter(({ supplied }) => !supplied?.lostPlus),
		'country code',
	);
	noteSupplied(
		run,
		read.filter(({ supplied }) => supplied?.lostPlus),
		'+ before the country code',
	);
}

/** What costs money, or changes a message, is said once above the output. */
export function noteMessages(
	run: RunContext,
	operation: SubmitOperation,
	recipients: readonly Recipient[],
): void {
	const drafts = [...draftsByItem(recipients).values()];
	noteEmpty(run, drafts);
	noteReplaced(run, drafts);
	noteCostly(run, drafts);
	if (!noteCost(run, operation, recipients)) noteSegments(run, recipients);
	noteMoved(run, drafts);
	noteReadings(run, recipients);
}

/** A key of a field that the input does not have must not pass in silence. */
export function noteUnprotected(run: RunContext, recipients: readonly Recipient[]): void {
	if (!asObject(run.context.getNode().parameters.options)?.duplicateKey) return;
	const count = recipients.filter((one) => draftOf(one)?.protection === null).length;
	if (count === 0) return;
	run.hints.add(
		`'Duplicate Key' is empty for ${counted(count, 'message')}, so the node can't prevent duplicates.`,
	);
}

const messagesOf = (results: readonly Shown[]) =>
	results.reduce((sum, { notSent }) => sum + (notSent ?? 1), 0);

/** What was held back on purpose must not look like success. */
function noteHeld(run: RunContext, results: readonly Shown[]): void {
	const held = results.filter(({ reason }) => reason !== undefined && reason !== 'dryRun');
	const reasons = [...groupBy(held, ({ reasonText }) => reasonText)];
	// Recipients in many time zones each have hours of their own.
	for (const [reason, some] of reasons.slice(0, named)) {
		const count = messagesOf(some);
		const were = count === 1 ? 'was' : 'were';
		run.hints.add(`${counted(count, 'message')} ${were} not sent. ${reason ?? ''}`.trim());
	}
	const rest = messagesOf(reasons.slice(named).flatMap(([, some]) => some));
	if (rest === 0) return;
	run.hints.add(`${counted(rest, 'more message')} ${rest === 1 ? 'was' : 'were'} not sent.`);
}

/** Shows what was noted above the output. */
export function addHints({ context, hints }: RunContext): void {
	for (const message of hints) context.addExecutionHints({ message, location: 'outputPane' });
}

/** Shows the notes above the output, and what became of all where that is not plain to see. */
export function showHints(run: RunContext, results: readonly Shown[]): void {
	const counts = tally(results);
	const several = counts.accepted + counts.rejected + counts.unknown + counts.notSent > 1;
	const dryRun = results.some(({ reason }) => reason === 'dryRun') ? 'Dry run: ' : '';
	if (several || dryRun) run.hints.add(`${dryRun}${inWords(counts)}.`);
	noteHeld(run, results);
	addHints(run);
}
