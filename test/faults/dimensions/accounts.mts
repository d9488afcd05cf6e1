import { NODE_UNDER_TEST } from '../../../sandbox/engine/engine.mts';
import { accountOf } from '../lane.mts';
import { itemOf, type Sent, type Wish } from './sending.mts';

/** How many recipients came to what. */
export interface Counts {
	accepted: number;
	rejected: number;
	unknown: number;
	notSent: number;
}

/** A result as the output shows it, of a message or of a campaign. */
export interface Shown extends Partial<Omit<Counts, 'notSent'>> {
	provider: string;
	to?: string | null;
	submission: keyof Counts | 'partial';
	reason?: string;
	recipients?: number | null;
	notSent?: number;
	scheduledFor?: string | null;
	failure?: { kind: string };
	failures?: Array<{ to: string; failure: { kind: string } }>;
	refusedBy?: Array<{ provider: string; failure: { kind: string } }>;
}

/** The results of the last execution, with the items that each stands for. */
export function shownOf({ last }: Pick<Sent, 'last'>): Array<{ items: number[]; shown: Shown }> {
	const all = last.node(NODE_UNDER_TEST).outputs.flat();
	return all.map(({ json, pairedItem = [] }) => ({
		items: [pairedItem].flat().map((pair) => (typeof pair === 'number' ? pair : pair.item)),
		shown: (json['details'] ?? json) as unknown as Shown,
	}));
}

function countsOf({ shown }: { shown: Shown }): Counts {
	const { accepted, rejected, unknown, notSent = 0, submission } = shown;
	if (typeof accepted === 'number') {
		const known = { accepted, rejected: rejected ?? 0, unknown: unknown ?? 0 };
		const all = shown.recipients ?? 0;
		const isHeld = submission === 'notSent';
		return { ...known, notSent: isHeld ? all : notSent };
	}
	const none = { accepted: 0, rejected: 0, unknown: 0, notSent: 0 };
	return submission === 'partial' ? none : { ...none, [submission]: 1 };
}

const plus = (one: Counts, other: Counts): Counts => ({
	accepted: one.accepted + other.accepted,
	rejected: one.rejected + other.rejected,
	unknown: one.unknown + other.unknown,
	notSent: one.notSent + other.notSent,
});
const nothing: Counts = { accepted: 0, rejected: 0, unknown: 0, notSent: 0 };

/** What the end says of all recipients: the output, or the account of the error. */
export function said({ last }: Pick<Sent, 'last'>): Counts | undefined {
	if (last.status === 'error') {
		const account = accountOf(last) as Partial<Counts> | undefined;
		return account && plus(nothing, { ...nothing, ...account });
	}
	return shownOf({ last }).map(countsOf).reduce(plus, nothing);
}

/** How often the message of a wish arrived; of groups, at the phone that has it most often. */
export function arrivedOf({ ledger, sending }: Sent, wish: Wish, seed: number): number {
	const own = ledger.filter((one) => itemOf(one, seed) === wish.item && wish.fits(one.phone));
	if (sending.subject.audience !== 'groups') return own.length;
	const byPhone = new Map<string, number>();
	for (const { phone } of own) byPhone.set(phone, (byPhone.get(phone) ?? 0) + 1);
	return Math.max(0, ...byPhone.values());
}

/** Each wish is sent at most once over all tries, and nobody else has anything. */
export function onceEach(sent: Sent, seed: number): string[] {
	const { wishes } = sent.sending;
	const twice = wishes.flatMap((wish) => {
		const count = arrivedOf(sent, wish, seed);
		return count > 1 ? [`sent ${count} times: item ${wish.item}, place ${wish.place}`] : [];
	});
	const strangers = sent.ledger.filter(
		(one) => !wishes.some(({ item, fits }) => item === itemOf(one, seed) && fits(one.phone)),
	);
	return [...twice, ...strangers.map(({ phone, text }) => `a stranger: ${phone} has "${text}"`)];
}

/** The end accounts for every wish once, and says of none what is not so. */
export function accounted(sent: Sent, seed: number): string[] {
	const { wishes } = sent.sending;
	const counts = said(sent);
	if (!counts) return [`lost: no account; ${sent.last.error?.message}`];
	const { accepted, rejected, unknown, notSent } = counts;
	const spelled = JSON.stringify(counts);
	const sum = accepted + rejected + unknown + notSent;
	const arrived = wishes.reduce((all, wish) => all + arrivedOf(sent, wish, seed), 0);
	return [
		...(sum === wishes.length ? [] : [`lost: ${spelled} of ${wishes.length}`]),
		...(accepted <= arrived && arrived <= accepted + unknown
			? []
			: [`wrong: ${spelled}, but ${arrived} arrived`]),
	];
}
