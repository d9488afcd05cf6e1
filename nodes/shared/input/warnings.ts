import { counted } from '../lib/counted';
import { whyUcs2 } from '../sms/encodingAdvice';
import { shown as shownPhone } from '../sms/phoneText';
import { grace, shown } from '../time/dateTime';
import type { Draft } from './message';
import type { Recipient } from './recipient';
import { hoursInWords, zonesInWords } from './sendingHours';
import { isMoved, type Timing } from './sendTime';

/**
 * Why sending hours hold a message back, with the next time they allow.
 * @param why how the sentence begins
 */
export function whyHeld(
	{ hours, heldUntil }: Pick<Timing, 'hours' | 'heldUntil'>,
	why = 'The send time',
): string | undefined {
	if (!hours || !heldUntil) return undefined;
	const next = shown(heldUntil.setZone(hours.zones[0]));
	return `${why} is outside the sending hours (${hoursInWords(hours)}). The next allowed time is ${next}`;
}

function timeWarning(draft: Draft): string | undefined {
	const { at, asked, hours, zone } = draft;
	if (draft.heldUntil) return whyHeld(draft, 'The message would be held back because its time');
	if (!asked) return undefined;
	const wanted = shown(asked.setZone(zone));
	if (at && hours && isMoved(draft)) {
		return `The send time moves from ${wanted} to ${shown(at.setZone(zone))} because of the sending hours (${hoursInWords(hours)})`;
	}
	const isLate = Date.now() - asked.toMillis() > grace;
	return isLate
		? `The send time (${wanted}) has passed, so the message is sent immediately`
		: undefined;
}

/** Where the recipient is taken to be, since a ported number may be elsewhere. */
function zoneWarning({ hours }: Draft): string | undefined {
	if (!hours?.clocksOf) return undefined;
	const are = `The sending hours are those of ${zonesInWords(hours.zones)}`;
	return hours.clocksOf === 'recipient'
		? `${are}, by the phone number`
		: `${are}, the workflow's time zone: that of the phone number is not known`;
}

/** What a person should know of a message before it is paid for: one sentence each. */
export function messageWarnings(draft: Draft): string[] {
	const { text, replaced, empty, segments } = draft;
	return [
		empty === undefined ? undefined : `The message has an empty field: ${empty}`,
		replaced > 0
			? `'Replace Smart Characters' replaced ${counted(replaced, 'character')}`
			: undefined,
		whyUcs2(text, segments),
		segments.segments > 1 ? `The message is billed as ${segments.segments} segments` : undefined,
		zoneWarning(draft),
		timeWarning(draft),
	].filter((warning) => warning !== undefined);
}

/** How a number was read that was written without its country code, or without its plus. */
function readingWarning({ typed = '', supplied }: Recipient): string | undefined {
	if (!supplied?.country) return undefined;
	const { country, e164, lostPlus } = supplied;
	return lostPlus
		? `'${shownPhone(typed)}' has no +, so the node read it as a number from ${country}: ${e164}`
		: `'${shownPhone(typed)}' has no country code, so the node read it as a number from ${country}`;
}

/**
 * The same, of one recipient.
 * @param times how often the phone gets the message in this run
 */
export function recipientWarnings(recipient: Recipient, times: number): string[] {
	const { to } = recipient;
	return [
		readingWarning(recipient),
		times > 1 ? `${to} gets this message ${times} times in this execution` : undefined,
	].filter((warning) => warning !== undefined);
}

/** What a campaign's preview has no room for. */
export function moreInWords(more: number): string {
	return more === 1
		? '1 more warning concerns a single number'
		: `${more} more warnings concern single numbers`;
}

/** Of a campaign, which names each phone once. */
export function repeatsInWords(repeats: number): string {
	return `${counted(repeats, 'number')} appeared in the campaign more than once. Each number gets one message`;
}
