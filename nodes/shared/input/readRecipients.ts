import { causeOf } from '../contract/causeOf';
import type { SubmitOperation } from '../contract/operation';
import { refused } from '../contract/outcome';
import { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { InvalidInput, type Cause } from '../result/failure';
import type { PhoneFormat } from '../sms/phoneFormats';
import { readPhone, splitRecipients, type Phone } from '../sms/phoneNumber';
import { readDraft, type Draft } from './message';
import { holdBack, type Reading, type Recipient } from './recipient';

/** A provider that may be asked to send: the first, or a fallback. */
export interface Route {
	run: RunContext;
	operation: SubmitOperation;
}

/** A mistake in what a fallback is to send: nothing is sent before it is corrected. */
export function ofFallback({ provider }: RunContext, why: Cause): Cause {
	return { ...why, message: `Fallback provider ${provider.displayName}: ${why.message}` };
}

/** Expressions give numbers, lists and nothing at all; texts are kept as typed. */
function typed(value: unknown): string | null {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** What all items say to one provider, once it is known that they all say the same. */
interface Common {
	draft?: Draft;
}

/** An item's message as one provider is to get it, or why it cannot be read. */
type ItemDraft = { draft: Draft } | { why: Cause };

async function readItemDraft(
	{ run, operation }: Route,
	item: number,
	now: number,
	common: Common,
): Promise<ItemDraft> {
	if (common.draft) return { draft: common.draft };
	const parameters = new ParameterReader(run.context, item);
	try {
		const draft = await readDraft(run, operation, parameters, now);
		if (!parameters.varies) common.draft = draft;
		return { draft };
	} catch (error) {
		return { why: causeOf(error, operation.fields) };
	}
}

/** A phone number as each provider of the chain spells it. */
interface Numbers {
	to: string | null;
	typed?: string;
	supplied?: Phone;
	/** One for each provider; empty where the number cannot be read. */
	spelled: string[];
	why?: Cause;
}

/** How each provider of the chain is to get numbers. */
function formatsOf(routes: readonly Route[], drafts: readonly ItemDraft[]): PhoneFormat[] {
	return drafts.map((one, place) => {
		return 'draft' in one ? one.draft.phones : (routes[place] as Route).run.provider.phones;
	});
}

/** Reads a number once, the way of the first provider; the others spell the number that it is. */
function readNumbers(
	routes: readonly Route[],
	drafts: readonly ItemDraft[],
	value: unknown,
	country?: string,
): Numbers {
	const [first, ...others] = routes as [Route, ...Route[]];
	const [format, ...formats] = formatsOf(routes, drafts) as [PhoneFormat, ...PhoneFormat[]];
	// The item's own text, where it says the same: 100,000 numbers need not be there twice.
	const own = (text: string) => (text === value ? value : text);
	let read: Phone;
	try {
		read = readPhone(value, format, country);
	} catch (error) {
		const why = causeOf(error, first.operation.fields);
		return { to: typed(value), spelled: routes.map(() => ''), why };
	}
	const to = read.e164 ?? read.wire;
	const numbers: Numbers = {
		to: own(to),
		spelled: [own(read.wire)],
		...(read.country === undefined ? {} : { typed: String(value), supplied: read }),
	};
	for (const [place, { run, operation }] of others.entries()) {
		try {
			numbers.spelled.push(readPhone(to, formats[place] as PhoneFormat, country).wire);
		} catch (error) {
			numbers.spelled.push('');
			numbers.why ??= ofFallback(run, causeOf(error, operation.fields));
		}
	}
	return numbers;
}

/** Why a message cannot be sent, whichever provider of the chain is to send it. */
function whyNot(routes: readonly Route[], drafts: readonly ItemDraft[]): Cause | undefined {
	for (const [place, one] of drafts.entries()) {
		if (!('why' in one)) continue;
		const { run } = routes[place] as Route;
		return place === 0 ? one.why : ofFallback(run, one.why);
	}
	return undefined;
}

/** The Default Country of the first provider, whose way of reading numbers holds. */
function countryIn([first]: readonly ItemDraft[]): string | undefined {
	return first && 'draft' in first ? first.draft.country : undefined;
}

const nobody = new InvalidInput('to', 'is empty: enter a phone number').toCause();

/** Reads an item's message and its recipients, each once, for all providers of the chain. */
class ItemReader {
	private readonly commons: readonly Common[];

	constructor(private readonly routes: readonly Route[]) {
		this.commons = routes.map(() => ({}));
	}

	private get first(): Route {
		return this.routes[0] as Route;
	}

	async read(item: number): Promise<Recipient[]> {
		const toGroups = this.first.operation.audience === 'groups';
		let values: unknown[] = [null];
		let why: Cause | undefined;
		const now = Date.now();
		const drafts: ItemDraft[] = [];
		for (const [place, route] of this.routes.entries()) {
			drafts.push(await readItemDraft(route, item, now, this.commons[place] as Common));
		}
		try {
			if (!toGroups) {
				const given = new ParameterReader(this.first.run.context, item).value('to');
				values = splitRecipients(given, countryIn(drafts));
			}
		} catch (error) {
			why = causeOf(error, this.first.operation.fields);
		}
		why ??= whyNot(this.routes, drafts) ?? (values.length === 0 ? nobody : undefined);
		if (values.length === 0) values = [null];
		return values.map((value, position) => this.recipient(item, position, value, drafts, why));
	}

	private recipient(
		item: number,
		position: number,
		value: unknown,
		drafts: readonly ItemDraft[],
		whyItem: Cause | undefined,
	): Recipient {
		const isRead = whyItem === undefined && this.first.operation.audience !== 'groups';
		const numbers: Numbers = isRead
			? readNumbers(this.routes, drafts, value, countryIn(drafts))
			: { to: typed(value), spelled: [] };
		const readings = drafts.map(
			(one, place): Reading => ({
				number: numbers.spelled[place] ?? '',
				draft: 'draft' in one ? one.draft : undefined,
			}),
		);
		const why = whyItem ?? numbers.why;
		const { to, typed: written = '', supplied } = numbers;
		const about = { item, position, to, ...(supplied ? { typed: written, supplied } : {}) };
		const recipient: Recipient = { ...about, readings, attempts: [] };
		if (why !== undefined) holdBack(this.first.run, recipient, refused(why));
		return recipient;
	}
}

/**
 * Reads and checks every item for all providers of the chain, before any request: one recipient
 * for each phone number, in input order. What an expression gives is worked out once.
 */
export async function readRecipients(routes: readonly Route[]): Promise<Recipient[]> {
	const reader = new ItemReader(routes);
	const recipients: Recipient[] = [];
	const items = routes[0]?.run.items.length ?? 0;
	for (let item = 0; item < items; item++) {
		for (const recipient of await reader.read(item)) recipients.push(recipient);
	}
	return recipients;
}
