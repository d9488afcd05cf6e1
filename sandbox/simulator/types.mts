import type { ProviderName } from './providers.mts';

export type { ProviderName } from './providers.mts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** One request as it came over the wire, before anybody understood it. */
export type ReceivedRequest = {
	readonly provider: ProviderName;
	readonly method: string;
	/** Path and query exactly as sent. */
	readonly url: string;
	/** Path after the provider's base path, without slashes at its ends. */
	readonly path: string;
	/** Raw query, without the question mark. */
	readonly query: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Clock time, milliseconds since 1970. */
	readonly at: number;
};

/** One answer as it goes over the wire. */
export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

export const PHONE_CONDITIONS = [
	'normal',
	'unreachable',
	'optedOut',
	'blacklisted',
	'slow',
] as const;

export type PhoneCondition = (typeof PHONE_CONDITIONS)[number];

/** How a provider behaves, whatever it is asked. */
export const PROVIDER_MOODS = ['normal', 'throttling', 'failing', 'hanging', 'nonsense'] as const;

export type ProviderMood = (typeof PROVIDER_MOODS)[number];

/** What became of a message, in the words of SMPP 5.0. */
export type DeliveryState =
	| 'scheduled'
	| 'enroute'
	| 'delivered'
	| 'expired'
	| 'deleted'
	| 'undeliverable'
	| 'rejected'
	| 'unknown';

/** The provider's own code that a message to this phone ends with, whatever its condition. */
export type FinalStatus = Readonly<Partial<Record<ProviderName, number>>>;

export type PhoneState = {
	readonly condition: PhoneCondition;
	readonly finalStatus: FinalStatus;
};

export type MessageKind = 'SMS' | 'MMS' | 'BULKSMS' | '2WAYSMS';

/** A message on its way to one phone. */
export type Outgoing = {
	readonly provider: ProviderName;
	/** E.164 with plus: the identity of a phone in the whole simulator. */
	readonly phone: string;
	/** The recipient as the client spelled it. */
	readonly to: string;
	readonly from: string;
	readonly text: string;
	readonly kind: MessageKind;
	/** The provider's id, or an empty string where it gives none. */
	readonly id: string;
	readonly subject?: string;
	readonly attachments?: readonly string[];
};

/** What a phone really received. */
export type LedgerEntry = Outgoing & { readonly at: number };

/** A message that a phone sends to one of the account's numbers. */
export type Inbound = {
	readonly provider: ProviderName;
	readonly from: string;
	readonly to: string;
	readonly text: string;
};

/** The fields of the form by which a provider tells the customer's program of a reply. */
export type CallbackForm = Readonly<Record<string, string>>;

/** What became of such a call. */
export type Callback =
	| { readonly state: 'noUrl' | 'waiting' | 'unreachable' | 'noAnswer' }
	| { readonly state: 'answered'; readonly status: number };

export type Timings = {
	/** After dispatch a message is pending until now, then sent. */
	readonly sentAfterMs: number;
	/** After dispatch the final state is reported from now on. */
	readonly deliveredAfterMs: number;
	/** A slow phone receives, and is reported, this much later. */
	readonly slowMs: number;
	/** In real time: how long a program may take to answer a callback. */
	readonly callbackMs: number;
};
