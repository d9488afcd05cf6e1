import { isCampaign, type Group, type Message, type Plan } from '../../book.mts';
import type { Controls } from '../../controls.mts';
import type { MoodState } from '../../moods.mts';
import { PROVIDER_NAMES, type ProviderName } from '../../providers.mts';
import { segmentsOf } from '../../segments.mts';
import type { Callback, DeliveryState, MessageKind, PhoneCondition } from '../../types.mts';
import type { Replies, Sender } from '../../world.mts';
import { spacedNumber } from './numbers.mts';

/** The text of a message, and what the network makes of it. Very long texts are cut. */
type TextView = {
	readonly provider: ProviderName;
	readonly from: string;
	/** The sender as people write it. */
	readonly sender: string;
	readonly text: string;
	/** How many characters the text was cut by. */
	readonly cut: number;
	readonly segments: number;
	readonly encoding: 'GSM-7' | 'UCS-2';
	readonly kind: MessageKind;
	readonly subject: string;
};

export type MessageView = TextView & {
	readonly number: number;
	readonly direction: 'toPhone' | 'fromPhone';
	readonly phone: string;
	readonly to: string;
	/** The phone, and the recipient, as people write them. */
	readonly shown: { readonly phone: string; readonly to: string };
	readonly attachments: readonly string[];
	readonly at: number;
	readonly arrivedAt: number | null;
	/** A reply has none. */
	readonly state: DeliveryState | null;
	/** Why the provider did not accept it; null for what it accepted. */
	readonly refusal: string | null;
	/** How the provider told of a reply; null where it tells nobody, and for what is no reply. */
	readonly callback: Callback | null;
};

export type PlanView = TextView & {
	readonly number: number;
	readonly isCampaign: boolean;
	/** Null for a request to several recipients, which has no name and no groups. */
	readonly name: string | null;
	readonly groups: readonly Group[];
	readonly at: number;
	readonly state: Plan['state'];
	readonly recipients: number;
	/** The first of the recipients, and how people write them. */
	readonly phones: readonly string[];
	readonly shownPhones: readonly string[];
	readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
};

export type PhoneView = {
	readonly phone: string;
	/** The number as people write it. */
	readonly shown: string;
	/** The providers at which an operation opted it out. */
	readonly optedOutOf: readonly ProviderName[];
	readonly condition: PhoneCondition;
	/** Oldest first. */
	readonly messages: readonly MessageView[];
	/** How many older messages are not among them. */
	readonly more: number;
};

export type ProviderView = MoodState & {
	readonly provider: ProviderName;
	readonly title: string;
	/** Where it reads a date that carries no zone; null where nothing can be scheduled. */
	readonly zone: string | null;
	readonly replies: Replies;
	/** Where it tells of replies; empty when nowhere yet, null when it calls nobody. */
	readonly callbackUrl: string | null;
	readonly requests: number;
	/** Null when the last request got no answer, or there was none. */
	readonly lastStatus: number | null;
	/** From whom a message may come: the first few. */
	readonly senders: readonly Sender[];
	/** The fields of the n8n credential. */
	readonly credential: Readonly<Record<string, string>>;
};

const LONGEST_TEXT = 1000;
const NAMED_PHONES = 3;
const NAMED_SENDERS = 8;

export function viewMessage(message: Message): MessageView {
	const {
		number,
		direction,
		content,
		at,
		arrivedAt,
		state,
		refusal = null,
		callback = null,
	} = message;
	const { phone, to, attachments = [] } = content;
	const shown = { phone: spacedNumber(phone), to: spacedNumber(to) };
	const own = { number, direction, phone, to, shown, attachments, at, state, refusal, callback };
	return { ...own, ...viewText(content), arrivedAt: arrivedAt ?? null };
}

export function viewPlan(plan: Plan): PlanView {
	const { number, content, at, state, campaign, recipients, taken, counts } = plan;
	const phones = firstOf(recipients.values(), NAMED_PHONES);
	return {
		...viewText(content),
		number,
		isCampaign: isCampaign(plan),
		name: campaign?.name ?? null,
		groups: campaign?.groups ?? [],
		at,
		state,
		recipients: taken,
		phones,
		shownPhones: phones.map(spacedNumber),
		counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
	};
}

export function viewProviders(controls: Controls): ProviderView[] {
	const { book } = controls;
	const credentials: Readonly<Record<ProviderName, ProviderView['credential']>> =
		controls.credentials;
	return PROVIDER_NAMES.map((provider) => {
		const { title, replies, senders: all } = controls.about(provider);
		const senders = (all?.() ?? [])
			.slice(0, NAMED_SENDERS)
			.map(({ value, note }) => ({ value, note: spacedNumber(note) }));
		const credential = credentials[provider];
		const zone = credential['accountTimezone'] ?? null;
		const { requests, lastStatus } = book.traffic.get(provider) ?? NO_TRAFFIC;
		const callbackUrl = controls.callbacks.urlOf(provider);
		const facts = { provider, title, zone, replies, callbackUrl, requests, lastStatus, senders };
		return { ...facts, credential, ...controls.moodOf(provider) };
	});
}

const NO_TRAFFIC = { requests: 0, lastStatus: null };

function firstOf<Value>(values: Iterable<Value>, most: number): Value[] {
	const first: Value[] = [];
	for (const value of values) {
		if (first.length === most) break;
		first.push(value);
	}
	return first;
}

function viewText(content: Plan['content']): TextView {
	const { provider, from, text, kind, subject = '' } = content;
	const { count, encoding } = segmentsOf(text);
	// Half of an emoji at the end is cut too.
	const shown = text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
	const cut = text.length - shown.length;
	const sender = spacedNumber(from);
	return { provider, from, sender, text: shown, cut, segments: count, encoding, kind, subject };
}
