import type { SubmitOperation } from '../contract/operation';
import type { RunContext } from '../contract/runContext';
import type { Draft } from '../input/message';
import { draftOf, outcomeOf, type Recipient } from '../input/recipient';
import { counted } from '../lib/counted';
import type { HoldReason } from '../result/result';
import { segmentsInGsm } from '../sms/encodingAdvice';
import { nameOf } from '../sms/gsmReplacements';
import { countryOf } from '../sms/numberingPlan';
import { outsidersOf } from '../sms/segments';

/** What would become of a message, were the run no dry one. */
type Fate = 'sent' | 'rejected' | Exclude<HoldReason, 'dryRun'>;

function fateOf(recipient: Recipient): Fate | undefined {
	const outcome = outcomeOf(recipient);
	if (outcome?.submission === 'rejected') return 'rejected';
	if (outcome?.submission !== 'notSent') return undefined;
	if (outcome.reason !== 'dryRun') return outcome.reason;
	return draftOf(recipient)?.heldUntil ? 'sendingHours' : 'sent';
}

const reasons: ReadonlyArray<readonly [fate: Fate, words: string]> = [
	['sendingHours', 'outside of the sending hours'],
	['suppressed', "in 'Do Not Send To'"],
	['duplicate', 'to a phone number that is in the list twice'],
	['rejected', 'rejected'],
];

/** How many countries the note names. */
const named = 5;

const joined = new Intl.ListFormat('en');

/** Whether characters alone make a message longer than one segment; found once for many recipients. */
function byCharacters(): (draft: Draft) => boolean {
	const known = new Map<Draft, boolean>();
	return (draft) => {
		const { text, segments } = draft;
		const isOne = known.get(draft) ?? (segments.encoding === 'UCS-2' && segmentsInGsm(text) === 1);
		known.set(draft, isOne);
		return isOne;
	};
}

/** "40 of them have more than one segment, 30 because of characters such as ’ and 10 because of the length." */
function overInWords(drafts: readonly Draft[]): string {
	const over = drafts.filter(({ segments }) => segments.segments > 1);
	if (over.length === 0) return 'None of them has more than one segment.';
	const short = over.filter(byCharacters());
	const [other] = outsidersOf(short[0]?.text ?? '');
	const long = over.length - short.length;
	const why = [
		...(other
			? [[short.length, `because of characters such as ${nameOf(other.char)}`] as const]
			: []),
		...(long > 0 ? [[long, 'because of the length'] as const] : []),
	];
	const each = why.map(([count, words]) => `${why.length > 1 ? `${count} ` : ''}${words}`);
	const have = over.length === 1 ? 'has' : 'have';
	return `${over.length} of them ${have} more than one segment, ${joined.format(each)}.`;
}

/** Countries by the digits that tell them: those of a calling code differ within seven. */
class Countries {
	private readonly known = new Map<string, string>();
	private readonly counts = new Map<string, number>();

	add(to: string | null): void {
		const start = to?.startsWith('+') ? to.slice(0, 8) : '';
		const country =
			this.known.get(start) ?? (start === '' ? 'not known' : countryOf({ e164: to ?? '' }));
		this.known.set(start, country);
		this.counts.set(country, (this.counts.get(country) ?? 0) + 1);
	}

	/** "US (800), GB (150), and 4 more" */
	inWords(): string {
		const all = [...this.counts].sort(([, one], [, other]) => other - one);
		const first = all.slice(0, named).map(([country, count]) => `${country} (${count})`);
		const more = all.length - named;
		return joined.format(more > 0 ? [...first, `${more} more`] : first);
	}
}

function heldInWords(fates: ReadonlyMap<Fate, number>): string[] {
	const parts = reasons.flatMap(([fate, words]) => {
		const count = fates.get(fate) ?? 0;
		return count > 0 ? [`${count} ${words}`] : [];
	});
	return parts.length > 0 ? [`Not sent: ${joined.format(parts)}.`] : [];
}

/**
 * What many messages would cost, in one note, before anybody pays. Of groups that the provider
 * keeps, nobody here knows the contacts.
 * @returns whether there is such a note
 */
export function noteCost(
	run: RunContext,
	{ audience }: SubmitOperation,
	recipients: readonly Recipient[],
): boolean {
	const isDry = recipients.some((one) => draftOf(one)?.settings.dryRun);
	if (!isDry || audience === 'groups' || recipients.length < 2) return false;
	const fates = new Map<Fate, number>();
	const countries = new Countries();
	const drafts: Draft[] = [];
	const phones = new Set<string | null>();
	for (const one of recipients) {
		const fate = fateOf(one);
		const draft = draftOf(one);
		if (fate) fates.set(fate, (fates.get(fate) ?? 0) + 1);
		if (fate !== 'sent' || !draft) continue;
		drafts.push(draft);
		phones.add(one.to);
		countries.add(one.to);
	}
	const segments = drafts.reduce((sum, one) => sum + one.segments.segments, 0);
	const whom = `${counted(drafts.length, 'message')} to ${counted(phones.size, 'recipient')}`;
	const what = `${whom} would be sent, as ${counted(segments, 'segment')}.`;
	const sent = drafts.length > 0 ? [overInWords(drafts)] : [];
	const where = drafts.length > 0 ? [`Countries: ${countries.inWords()}.`] : [];
	run.hints.add([what, ...sent, ...heldInWords(fates), ...where].join(' '));
	return true;
}
