import { causeOf } from '../contract/causeOf';
import { held, refused } from '../contract/outcome';
import { ParameterReader } from '../contract/parameterReader';
import { sourceOf } from '../contract/parameterSources';
import type { RunContext } from '../contract/runContext';
import { counted } from '../lib/counted';
import { groupBy } from '../lib/groupBy';
import type { PhoneFormat } from '../sms/phoneFormats';
import { readPhoneIn, splitRecipients } from '../sms/phoneNumber';
import type { Draft } from './message';
import type { Route } from './readRecipients';
import { draftOf, holdBack, outcomeOf, type Recipient } from './recipient';

const option = 'doNotSendTo';

/** What an expression names that each item has of its own. */
const ofItem = /\$(?:json|input|binary|itemIndex|position|data|node)\b|\.item\b|itemMatching/;

/** Whether all items have the list of the first one: n8n need not build 100,000 numbers for each. */
function isShared({ context }: RunContext): boolean {
	const all = sourceOf(context, 'options');
	const isOne = all.from === 'field' || (all.from === 'each' && typeof all.raw === 'string');
	const source = isOne ? all : sourceOf(context, `options.${option}`);
	if (source.from === 'same') return true;
	return source.from === 'each' && !ofItem.test(JSON.stringify(source.raw));
}

/** Whether two lists, or texts, have the same content. */
function isEqual(one: unknown, other: unknown): boolean {
	if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
	return one.length === other.length && one.every((entry, place) => entry === other[place]);
}

/** @throws InvalidInput naming the option */
function readEntry(entry: unknown, format: PhoneFormat, country: string | undefined): string {
	const { e164, wire } = readPhoneIn(option, entry, format, country);
	return e164 ?? wire;
}

/** Reads the list of each item; one that is the same as the last is read once. */
class SuppressionLists {
	private last: { value: unknown; reading: string; phones: Set<string> } | undefined;
	private readonly isShared: boolean;

	constructor(private readonly run: RunContext) {
		this.isShared = isShared(run);
	}

	/**
	 * @param draft the item's message: numbers are read as those of its recipients are
	 * @returns each phone as a recipient's `to` would be
	 * @throws InvalidInput when an entry is not a phone number: whoever it stands for is not known
	 */
	of(item: number, draft: Draft | undefined): ReadonlySet<string> {
		const { country, phones: format = this.run.provider.phones } = draft ?? {};
		// Numbers of other countries have no national form, and yet may be in the list.
		const spelled = format === 'lineOrNational' ? 'lineOrE164' : format;
		const reading = `${spelled} ${country}`;
		const last = this.last?.reading === reading ? this.last : undefined;
		if (last && this.isShared) return last.phones;
		const value = new ParameterReader(this.run.context, this.isShared ? 0 : item).option(option);
		if (last && isEqual(last.value, value)) return last.phones;
		const phones = new Set<string>();
		for (const entry of splitRecipients(value)) {
			if (entry !== undefined && entry !== null) phones.add(readEntry(entry, spelled, country));
		}
		this.last = { value, reading, phones };
		return phones;
	}
}

/** Holds back those who are to get nothing, from every provider of the chain. */
export function holdSuppressed([first]: readonly Route[], recipients: readonly Recipient[]): void {
	if (first?.operation.audience === 'groups' || !first) return;
	const { run, operation } = first;
	const lists = new SuppressionLists(run);
	let count = 0;
	const open = recipients.filter((one) => !outcomeOf(one));
	for (const [item, own] of groupBy(open, (one) => one.item)) {
		const [one] = own;
		try {
			const phones = lists.of(item, one && draftOf(one));
			for (const each of own) {
				if (each.to === null || !phones.has(each.to)) continue;
				holdBack(run, each, held('suppressed'));
				count++;
			}
		} catch (error) {
			const why = causeOf(error, operation.fields);
			for (const each of own) holdBack(run, each, refused(why, { raw: {} }));
		}
	}
	// A campaign is one item, which has no place for the reason of each.
	if (count === 0 || operation.audience !== 'list') return;
	const are = count === 1 ? 'is in' : 'are in';
	run.hints.add(
		`${counted(count, 'phone number')} ${are} 'Do Not Send To' and didn't get a message.`,
	);
}
