import type { Message } from '../contract/operation';
import { undecided, type Outcome } from '../contract/outcome';
import { valueOf, type ProviderResponse } from '../contract/response';
import { asList, asObject } from '../lib/data';
import { omit } from '../lib/omit';
import { contradictionOf, quoted } from '../result/failure';
import type { DeliveryState } from '../result/result';
import { errorsOf, isNoId, refusalIn, refusalOfAll } from './refusalSigns';

/** States of a message that nobody will have. */
const over: ReadonlySet<DeliveryState> = new Set([
	'rejected',
	'undeliverable',
	'expired',
	'deleted',
]);

type Accepted = Extract<Outcome, { submission: 'accepted' }>;

/** What an entry that says yes has of a no, in words. */
function refusalOf({ raw, id, ids, deliveryState, status }: Accepted): string | undefined {
	const noId = [id, ...(ids ?? [])].find((one) => typeof one === 'string' && isNoId(one));
	if (noId) return noId;
	if (deliveryState && over.has(deliveryState)) return status?.text ?? deliveryState;
	return refusalIn(raw);
}

/** So many last digits tell the numbers of one request apart, however they are spelled. */
const tail = 8;

/** Characters of what a response tells of errors in which numbers are looked for. */
const longest = 1_000_000;

/** Which recipients are named; undefined where there is too much to look at. */
function namedIn(told: unknown, recipients: readonly string[]): boolean[] | undefined {
	const text = JSON.stringify(told) ?? '';
	if (text.length > longest) return undefined;
	const ends = new Set<string>();
	for (const [run] of text.matchAll(/\d[\d\s().-]{6,30}/g)) {
		const digits = run.replace(/\D/g, '');
		for (let at = 0; at + tail <= digits.length; at++) ends.add(digits.slice(at, at + tail));
	}
	return recipients.map((number) => ends.has(number.replace(/\D/g, '').slice(-tail)));
}

function asContradiction(one: Accepted, words: string): Outcome {
	const why = contradictionOf(quoted('provider', '', words));
	const ids = (one.ids ?? (one.id ? [one.id] : [])).filter((id) => !isNoId(id));
	return undecided(why, { ...omit(one, 'submission', 'deliveryState'), id: ids[0] ?? null, ids });
}

/**
 * What a response tells of errors beside its entries, for each recipient. Where it names some, it is
 * about those; where it names nobody, it is about those that it did not accept, or about anybody.
 */
function besideEntries(
	answer: ProviderResponse,
	outcomes: readonly Outcome[],
	recipients: readonly string[],
): (place: number) => string | undefined {
	const [response, ...others] = (asList(valueOf(answer)) ?? []).map(asObject);
	if (!response || others.length > 0) return () => undefined;
	const all = refusalOfAll(response);
	if (all !== undefined) return () => all;
	const errors = errorsOf(response);
	if (!errors) return () => undefined;
	const named = namedIn(errors.told, recipients);
	if (named?.includes(true)) return (place) => (named[place] ? errors.words : undefined);
	const isExplained = outcomes.some(({ submission }) => submission !== 'accepted');
	return () => (isExplained && named ? undefined : errors.words);
}

/**
 * The rule for a yes beside a no: a success counts unless its entry, or the response around it, says
 * that the provider refused the message.
 */
export function acceptedUnlessRefused(
	outcomes: readonly Outcome[],
	answer: ProviderResponse,
	{ recipients }: Pick<Message<unknown>, 'recipients'>,
): Outcome[] {
	if (!('value' in answer.body)) return [...outcomes];
	const beside = besideEntries(answer, outcomes, recipients);
	return outcomes.map((one, place) => {
		if (one.submission !== 'accepted') return one;
		const words = refusalOf(one) ?? beside(place);
		return words === undefined ? one : asContradiction(one, words);
	});
}
