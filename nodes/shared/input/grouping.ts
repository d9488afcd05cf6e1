import type { SubmitOperation } from '../contract/operation';
import { held, refused } from '../contract/outcome';
import type { RunContext } from '../contract/runContext';
import { groupBy } from '../lib/groupBy';
import { cause, type Cause } from '../result/failure';
import type { Draft } from './message';
import { hasLeft, holdBack, outcomeOf, type Recipient } from './recipient';
import { repeatsInWords } from './warnings';

/** What becomes one output item: one recipient's message, or one campaign. */
export interface OutputGroup {
	/** The input items that took part. */
	items: number[];
	recipients: Recipient[];
	/** How many numbers of a campaign stood in it before. */
	repeats?: number;
}

const itemOf = ({ item }: Recipient) => item;

/** Whether the phone number could be read. */
const isRead = ({ readings }: Recipient) => (readings[0]?.number ?? '') !== '';

/**
 * The one recipient for each phone, however its number is spelled. Who an earlier try has submitted
 * to comes first: then nobody else is to send to that phone.
 */
function phonesOf(recipients: readonly Recipient[]): Map<string | null, Recipient> {
	const phones = new Map<string | null, Recipient>();
	for (const one of recipients) if (hasLeft(one) && !phones.has(one.to)) phones.set(one.to, one);
	for (const one of recipients) if (isRead(one) && !phones.has(one.to)) phones.set(one.to, one);
	return phones;
}

/** A group names each phone once: a number that comes again adds nothing. */
function withoutRepeats(
	run: RunContext,
	all: Recipient[],
): Pick<OutputGroup, 'recipients' | 'repeats'> {
	const phones = phonesOf(all);
	// What has left, or may have, is accounted for in any case.
	const recipients = all.filter(
		(one) => !isRead(one) || hasLeft(one) || phones.get(one.to) === one,
	);
	const repeats = all.length - recipients.length;
	if (repeats > 0) run.hints.add(`${repeatsInWords(repeats)}.`);
	return { recipients, repeats };
}

/**
 * Holds back what would send one item's message to the same phone again. The same phone in another
 * item gets that item's message, too.
 */
function holdRepeats(run: RunContext, recipients: readonly Recipient[]): void {
	for (const own of groupBy(recipients, itemOf).values()) {
		const phones = phonesOf(own);
		for (const one of own) {
			if (phones.get(one.to) === one || outcomeOf(one) !== undefined) continue;
			holdBack(run, one, held('duplicate'));
		}
	}
}

/** An expression such as $now gives every item a time of its own, moments apart; milliseconds. */
const sameTime = 60_000;

/** What an item's message has otherwise than the first item's. */
function differenceOf(one: Draft | undefined, other: Draft | undefined): string | undefined {
	if (!one || !other) return undefined;
	if (one.text !== other.text) return "'Message' differs";
	const apart = Math.abs((one.asked?.toMillis() ?? 0) - (other.asked?.toMillis() ?? 0));
	if (apart > sameTime) return "'Send At' differs";
	return one.key === other.key ? undefined : 'the sender or an option differs';
}

/** A recipient's message as one provider of the chain is to get it. */
type At = (recipient: Recipient) => Draft | undefined;

/** Why items cannot be one campaign; undefined when they can. */
function whyNotOne(recipients: readonly Recipient[], at: At): Cause | undefined {
	const first = recipients.find((one) => at(one));
	for (const recipient of recipients) {
		const difference = differenceOf(first && at(first), at(recipient));
		if (first && difference) {
			const says = `A campaign sends one message, but ${difference} between item ${first.item} and item ${recipient.item}: use the same value for all items, or choose the resource 'Message'`;
			return cause('invalidInput', says, { field: 'recipientsFrom' });
		}
	}
	const unread = recipients.find((one) => !at(one));
	if (!unread) return undefined;
	const says = `The message of item ${unread.item} can't be used, so the campaign isn't sent`;
	return cause('invalidInput', says, { field: 'recipientsFrom' });
}

/** One campaign has one time: the first item's, though a clock may have moved on to the last one. */
function settleTime(recipients: readonly Recipient[], place: number): void {
	const first = recipients.find(({ readings }) => readings[place]?.draft)?.readings[place]?.draft;
	if (!first) return;
	const { at, due, asked, heldUntil } = first;
	const settled = new Map<Draft, Draft>();
	for (const { readings } of recipients) {
		const reading = readings[place];
		if (!reading?.draft) continue;
		const own = settled.get(reading.draft) ?? { ...reading.draft, at, due, asked, heldUntil };
		settled.set(reading.draft, own);
		reading.draft = own;
	}
}

/** All items together are one campaign, if their messages agree; otherwise nothing is sent. */
function ofAllItems(run: RunContext, all: Recipient[]): OutputGroup {
	const open = all.filter((one) => !hasLeft(one));
	const places = all[0]?.readings.map((_, place) => place) ?? [];
	const causes = places.map((place) => whyNotOne(open, ({ readings }) => readings[place]?.draft));
	const why = causes.find((one) => one !== undefined);
	for (const one of all) {
		if (why && !outcomeOf(one)) holdBack(run, one, refused(why));
	}
	for (const place of places) settleTime(open, place);
	return { items: run.items.map((_, item) => item), ...withoutRepeats(run, all) };
}

/** Gathers recipients into what becomes one output item each, in input order. */
export function gather(
	run: RunContext,
	audience: SubmitOperation['audience'],
	recipients: Recipient[],
): OutputGroup[] {
	if (audience !== 'list') {
		if (audience === 'recipients') holdRepeats(run, recipients);
		return recipients.map((recipient) => ({ items: [recipient.item], recipients: [recipient] }));
	}
	const from = run.context.getNodeParameter('recipientsFrom', 0, 'allItems');
	if (from !== 'allItems') {
		const items = [...groupBy(recipients, itemOf)];
		return items.map(([item, own]) => ({ items: [item], ...withoutRepeats(run, own) }));
	}
	return recipients.length === 0 ? [] : [ofAllItems(run, recipients)];
}
