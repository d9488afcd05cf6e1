import { isCampaign, type Message, type Plan } from '../../book.mts';
import type { Controls } from '../../controls.mts';
import { spacedNumber } from './numbers.mts';
import {
	viewMessage,
	viewPlan,
	viewProviders,
	type PhoneView,
	type PlanView,
	type ProviderView,
} from './view.mts';

/** What the page asks to see, beyond the latest. */
export type InboxQuery = {
	/** How many phones at most. */
	readonly phones: number;
	/** Only phones with these digits in their number. */
	readonly find: string;
	/** Phones of which it wants all messages, not only the last few. */
	readonly open: readonly string[];
};

/** Some of many: the others are only counted. */
type Part<Row> = { readonly shown: readonly Row[]; readonly more: number };

export type InboxView = {
	/** Clock time, milliseconds since 1970. */
	readonly now: number;
	readonly messages: number;
	/** The address of n8n's editor, where it is known. */
	readonly editor: string | null;
	/** The one with the latest message first. */
	readonly phones: Part<PhoneView>;
	/** The earliest first. */
	readonly scheduled: Part<PlanView>;
	/** The latest first. */
	readonly campaigns: Part<PlanView>;
	readonly providers: readonly ProviderView[];
};

const MOST_PHONES = 300;
const FEW_MESSAGES = 4;
const MANY_MESSAGES = 200;
const MOST_SCHEDULED = 20;
const MOST_CAMPAIGNS = 10;

/** What the page shows now: however much there is, only so much of it. */
export function viewInbox(controls: Controls, query: InboxQuery): InboxView {
	const { book, clock, editor = null } = controls;
	const plans = [...book.plans.values()];
	const scheduled = plans.filter(({ state }) => state === 'scheduled');
	const campaigns = plans.filter(isCampaign).reverse();
	return {
		now: clock.now(),
		messages: book.size,
		editor,
		phones: viewPhones(controls, book.phones, query),
		scheduled: partOf(earliest(scheduled, MOST_SCHEDULED), scheduled.length, viewPlan),
		campaigns: partOf(campaigns.slice(0, MOST_CAMPAIGNS), campaigns.length, viewPlan),
		providers: viewProviders(controls),
	};
}

function viewPhones(
	{ phones: states, optOuts }: Controls,
	all: ReadonlyMap<string, readonly Message[]>,
	{ phones, find, open }: InboxQuery,
): Part<PhoneView> {
	const digits = find.replace(/\D/g, '');
	const names = [...all.keys()].filter((phone) => phone.includes(digits)).reverse();
	const most = Math.min(phones, MOST_PHONES);
	return partOf(names.slice(0, most), names.length, (phone) => {
		const messages = all.get(phone) ?? [];
		const shown = messages.slice(open.includes(phone) ? -MANY_MESSAGES : -FEW_MESSAGES);
		return {
			phone,
			shown: spacedNumber(phone),
			optedOutOf: [...(optOuts.get(phone) ?? [])],
			condition: states.get(phone)?.condition ?? 'normal',
			messages: shown.map(viewMessage),
			more: messages.length - shown.length,
		};
	});
}

function partOf<Row, View>(
	rows: readonly Row[],
	total: number,
	view: (row: Row) => View,
): Part<View> {
	return { shown: rows.map((row) => view(row)), more: total - rows.length };
}

/** The first few in the order of time, without sorting what may be 100,000. */
function earliest(plans: readonly Plan[], most: number): readonly Plan[] {
	const first: Plan[] = [];
	for (const plan of plans) {
		if (first.length === most && plan.at >= (first.at(-1)?.at ?? 0)) continue;
		const later = first.findIndex(({ at }) => at > plan.at);
		first.splice(later < 0 ? first.length : later, 0, plan);
		if (first.length > most) first.pop();
	}
	return first;
}
