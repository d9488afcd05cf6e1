import type { Appointment } from '../../agenda.mts';
import type { Plan } from '../../book.mts';
import type { Delivery } from '../../phones.mts';

/** What one message is, whoever it goes to. */
export type Content = {
	readonly text: string;
	readonly subject: string;
	readonly mmsTemplateId: number | undefined;
};

export type SentSingle = Content & {
	readonly historyId: number;
	readonly phone: string;
	readonly from: string;
	/** The 40-hex id of a send; empty for what was scheduled (no document maps the two). */
	readonly apiId: string;
	readonly delivery: Delivery;
};

export type ScheduledSingle = Content & {
	readonly id: number;
	readonly phone: string;
	readonly at: number;
	readonly status: number;
	readonly plan: Plan;
	appointment?: Appointment;
};

export type Campaign = Content & {
	readonly id: number;
	readonly name: string;
	readonly at: number;
	readonly status: number;
	readonly groupIds: readonly string[];
	readonly typeRecipients: number;
	readonly contactIds: readonly number[];
	readonly plan: Plan;
	/** By phone, once it has gone out. */
	deliveries?: ReadonlyMap<string, Delivery>;
};

export type Contact = {
	readonly id: number;
	readonly number: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly birthDay: string;
	readonly email: string;
	readonly zip: string;
	readonly city: string;
	readonly createdAt: number;
	readonly doubleOptIn: boolean;
	readonly groupIds: number[];
	readonly customFieldIds: readonly number[];
	updatedAt: number;
};

export type Group = {
	readonly id: number;
	readonly name: string;
	readonly note: string;
	readonly contactIds: number[];
};

export type InboxMessage = {
	readonly phone: string;
	readonly text: string;
	readonly at: number;
	readonly appName: string;
	readonly keywordId: number;
};

export type Sender = { readonly number: number; readonly status: number };
export type Template = { readonly id: number; readonly name: string; readonly status: number };
export type Keyword = { readonly id: number; readonly word: string; readonly number: string };

/** Everything that the provider knows about the one account. */
export type Account = {
	credits: number;
	readonly sends: Map<string, SentSingle>;
	/** In the order of dispatch; the history id of an entry is its index plus FIRST_HISTORY_ID. */
	readonly sentSingles: SentSingle[];
	readonly scheduledSingles: Map<number, ScheduledSingle>;
	readonly scheduledCampaigns: Map<number, Campaign>;
	readonly sentCampaigns: Campaign[];
	/** All campaigns by id, scheduled or sent. */
	readonly campaigns: Map<number, Campaign>;
	readonly contacts: Map<number, Contact>;
	readonly contactByNumber: Map<string, Contact>;
	readonly groups: Map<number, Group>;
	readonly inbox: InboxMessage[];
	readonly senders: ReadonlyMap<string, Sender>;
	readonly templates: ReadonlyMap<number, Template>;
	readonly keywords: readonly Keyword[];
	/** When the same content last went to the same phone, for error 8. */
	readonly lastSent: Map<string, number>;
	nextScheduleId: number;
	nextCampaignId: number;
};

/** The documented examples' ids, where they do not collide with each other. */
export const FIRST_HISTORY_ID = 1001;
const FIRST_SCHEDULE_ID = 12345;
/** Not 12345 as well: an id of the wrong kind must not be found. */
const FIRST_CAMPAIGN_ID = 52345;

/** The name of the campaign example, whose request carries none. */
export const DEFAULT_CAMPAIGN_NAME = 'Test Campaign';

/** An account in which nothing has been sent; `seed.mts` fills in what the account owner set up. */
export function emptyAccount(
	credits: number,
	owned: Pick<Account, 'senders' | 'templates' | 'keywords'>,
): Account {
	return {
		credits,
		sends: new Map(),
		sentSingles: [],
		scheduledSingles: new Map(),
		scheduledCampaigns: new Map(),
		sentCampaigns: [],
		campaigns: new Map(),
		contacts: new Map(),
		contactByNumber: new Map(),
		groups: new Map(),
		inbox: [],
		...owned,
		lastSent: new Map(),
		nextScheduleId: FIRST_SCHEDULE_ID,
		nextCampaignId: FIRST_CAMPAIGN_ID,
	};
}
