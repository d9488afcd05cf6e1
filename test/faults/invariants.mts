import type { IDataObject } from 'n8n-workflow';

import { NODE_UNDER_TEST } from '../../sandbox/engine/engine.mts';
import { faultOf } from './cases.mts';
import { accountOf, type Performed } from './lane.mts';
import { ofQuestion } from './questions.mts';
import { noSecret } from './secrecy.mts';

/** What a phone must have by the result: so many for certain, and so many perhaps. */
interface Claim {
	item: number;
	to: string | null;
	submission: string;
	/** Who has it, or may have it. Campaigns do not say it of each. */
	provider?: string;
}

interface Shown {
	provider: string;
	to?: string | null;
	submission: string;
	recipients?: number | null;
	accepted?: number | null;
	rejected?: number | null;
	unknown?: number | null;
	failures?: Array<{ to: string; failure: { retrySafe: boolean } }>;
}

const spell = (counts: object): string => JSON.stringify(counts);

/** How many there are of each. */
function tally(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/** A campaign names those who failed, and whether it is certain; all others were accepted. */
function claimsOfCampaign(performed: Performed, items: number[], shown: Shown): Claim[] {
	const failed = new Map(shown.failures?.map(({ to, failure }) => [to, failure.retrySafe]));
	const wishes = performed.plan.wishes.filter(({ item }) => items.includes(item));
	return wishes.map(({ item, to }) => {
		const certain = failed.get(to);
		const submission = certain === undefined ? 'accepted' : certain ? 'rejected' : 'unknown';
		return { item, to, submission };
	});
}

/** What the output says of each recipient. */
function claimsOf(performed: Performed): Claim[] {
	const { one, result } = performed;
	return result
		.node(NODE_UNDER_TEST)
		.outputs.flat()
		.flatMap(({ json, pairedItem }) => {
			const result = (json['details'] ?? json) as IDataObject;
			const shown = (result['message'] ?? result) as unknown as Shown;
			const pairs = Array.isArray(pairedItem) ? pairedItem : [pairedItem ?? { item: -1 }];
			const items = pairs.map((pair) => (typeof pair === 'number' ? pair : pair.item));
			if (one.subject.audience === 'list') return claimsOfCampaign(performed, items, shown);
			const to = one.subject.audience === 'groups' ? 'group' : (shown.to ?? null);
			const { submission, provider } = shown;
			return items.map((item) => ({ item, to, submission, provider }));
		});
}

const places = (claims: ReadonlyArray<{ item: number; to: string | null }>): string =>
	claims
		.map(({ item, to }) => `${item} ${to}`)
		.sort()
		.join(', ');

/** How often each message of the plan reached a phone. */
function arrivals({ ledger, one }: Performed): Map<string, number> {
	const toGroups = one.subject.audience === 'groups';
	if (!toGroups)
		return tally(ledger.map(({ phone, text }) => `${phone} ${text.replace(/\nhttp\S+$/, '')}`));
	// Every phone of the group has it as often as the others, or it is said twice.
	const byPhone = tally(ledger.map(({ phone, text }) => `${phone} ${text}`));
	const most = new Map<string, number>();
	for (const [key, count] of byPhone) {
		const text = key.slice(key.indexOf(' ') + 1);
		most.set(`group ${text}`, Math.max(count, most.get(`group ${text}`) ?? 0));
	}
	return most;
}

/** 1: no phone has more than the user asked for. */
function neverTwice(performed: Performed): string[] {
	const once = performed.plan.wishes.filter(({ repeats }) => !repeats);
	const wanted = tally(once.map(({ to, text }) => `${to} ${text}`));
	return [...arrivals(performed)]
		.filter(([key, count]) => count > (wanted.get(key) ?? 0))
		.map(([key, count]) => `sent ${count} times: ${key}`);
}

/** 3 for each provider: who is said to have taken a message, has it. */
function byProvider({ ledger }: Performed, claims: readonly Claim[]): string[] {
	const said = claims.filter((one) => one.submission === 'accepted' && one.to !== 'group');
	const has = tally(ledger.map(({ provider, phone }) => `${provider} ${phone}`));
	const named = said.flatMap(({ provider, to }) => (provider ? [`${provider} ${to}`] : []));
	return [...tally(named)]
		.filter(([key, count]) => (has.get(key) ?? 0) < count)
		.map(([key, count]) => `wrong: ${count} accepted by ${key}, which has fewer`);
}

/** 2 and 3 for a run that was stopped: its error has the account. */
function stoppedAccount(performed: Performed): string[] {
	const { plan, result } = performed;
	const account = accountOf(result) as Record<string, number> | undefined;
	if (!account) return ['lost: the run stopped without an account'];
	const { accepted = 0, rejected = 0, unknown = 0, notSent = 0 } = account;
	const counts = { accepted, rejected, unknown, notSent };
	const sum = accepted + rejected + unknown + notSent;
	const arrived = [...arrivals(performed).values()].reduce((all, count) => all + count, 0);
	const said = result.error?.description ?? '';
	const words = [
		...(accepted ? [`${accepted} accepted`] : []),
		...(unknown ? [`${unknown} unknown`] : []),
		...(accepted || unknown ? [] : ['Nothing was sent.']),
	];
	return [
		...(sum === plan.wishes.length ? [] : [`lost: ${spell(counts)} of ${plan.wishes.length}`]),
		...(words.every((word) => said.includes(word)) ? [] : [`lost: the error says "${said}"`]),
		...(accepted <= arrived && arrived <= accepted + unknown
			? []
			: [`wrong: ${spell(counts)}, but ${arrived} arrived`]),
		...certain(performed, counts),
	];
}

/** 2 and 3 for a run that went on: its output has every recipient of every item once. */
function output(performed: Performed): string[] {
	const { plan } = performed;
	const claims = claimsOf(performed);
	const [wanted, given] = [places(plan.wishes), places(claims)];
	if (wanted !== given) return [`lost: [${wanted}] came out as [${given}]`];
	const arrived = arrivals(performed);
	const texts = new Map(plan.wishes.map(({ item, text }) => [item, text]));
	const keyOf = ({ item, to }: Claim): string => `${to} ${texts.get(item)}`;
	const accepted = tally(claims.filter((c) => c.submission === 'accepted').map(keyOf));
	const unknown = tally(claims.filter((c) => c.submission === 'unknown').map(keyOf));
	const wrong = [...new Set(claims.map(keyOf))].filter((key) => {
		const least = accepted.get(key) ?? 0;
		const count = arrived.get(key) ?? 0;
		return count < least || count > least + (unknown.get(key) ?? 0);
	});
	const counts = Object.fromEntries(tally(claims.map(({ submission }) => submission)));
	return [
		...wrong.map((key) => `wrong: ${spell(claims)}, but ${arrived.get(key) ?? 0} of ${key}`),
		...byProvider(performed, claims),
		...certain(performed, counts),
	];
}

const certainly = { taken: 'accepted', refused: 'rejected', nothing: 'unknown' } as const;

/** 3, the other way round: what a client can know, the result says, and no less. */
function certain({ one, plan }: Performed, counts: Record<string, number>): string[] {
	const { tells: told, blamesMessage } = faultOf(one);
	// 204 is Enswitch's documented code of a success.
	const isDocumented = one.fault.startsWith('HTTP 204') && one.subject.provider === 'enswitch';
	const tells = isDocumented ? 'taken' : told;
	if (!tells || plan.times !== Infinity) return [];
	const repeats = plan.wishes.filter((wish) => wish.repeats).length;
	const all = plan.wishes.length - repeats;
	const good = plan.wishes.filter((wish) => !wish.bad && !wish.repeats).length;
	// What one provider certainly did not take, the other takes, unless the message was to blame.
	const isTaken = tells === 'refused' && one.subject.fallback !== undefined;
	const may = isTaken && blamesMessage ? ['accepted', 'rejected'] : [];
	const words = may.length > 0 ? may : [isTaken ? 'accepted' : certainly[tells]];
	const expected = words.includes('rejected') ? all : good;
	const found = words.reduce((sum, word) => sum + (counts[word] ?? 0), 0);
	// Whether a repeat is held back or shares what its first one came to, nobody can tell from here.
	if (expected <= found && found <= expected + repeats) return [];
	return [`vague: not ${expected} ${words.join(' or ')}: ${spell(counts)}`];
}

/** 4: the execution waits exactly when somebody may have the link. */
function waiting(performed: Performed): string[] {
	if (!performed.one.subject.waits) return [];
	const { submission = '' } = claimsOf(performed)[0] ?? {};
	const waits = performed.result.status === 'waiting';
	if (waits === ['accepted', 'unknown'].includes(submission)) return [];
	return [`wait: ${waits}, though it is ${submission}`];
}

/** What a case violates: nothing, if all is well. */
export function violations(performed: Performed): string[] {
	if (performed.one.subject.asks) return [...ofQuestion(performed), ...noSecret(performed)];
	const stopped = performed.result.status === 'error';
	const mayStop = performed.one.onError === 'stop';
	return [
		...neverTwice(performed),
		...(stopped && !mayStop ? [`lost: the run stopped: ${performed.result.error?.message}`] : []),
		...(stopped && mayStop ? stoppedAccount(performed) : []),
		...(stopped ? [] : [...output(performed), ...waiting(performed)]),
		...noSecret(performed),
	];
}
