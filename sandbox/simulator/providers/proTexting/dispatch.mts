import type { Plan } from '../../book.mts';
import { toE164, type Delivery, type Judge, type Verdict } from '../../phones.mts';
import type { PhoneCondition, PhoneState } from '../../types.mts';
import type { World } from '../../world.mts';
import type { Account, Campaign, Content, ScheduledSingle, SentSingle } from './account.mts';
import { FIRST_HISTORY_ID } from './account.mts';
import { isOptedOut } from './input.mts';
import { stateOf } from './statuses.mts';

const PENDING = 1;
const OPTED_OUT = 9;
const PROCESSED = 10;
/** Delivered, and Retrieved (an MMS that was fetched). */
const ARRIVED = new Set([2, 11]);

const CODE_BY_CONDITION: Readonly<Record<PhoneCondition, number>> = {
	normal: 2,
	slow: 2,
	unreachable: 3,
	optedOut: OPTED_OUT,
	blacklisted: 5,
};

/** The documents name no sender of a rotation; the account's first active number takes part. */
export const ROTATING_SENDER = '16463498001';
const SMS_LENGTH = 160;
const MMS_CREDITS = 3;

type To = { phone: string; from: string; id: string; plan: Plan | undefined };

function judge(state: PhoneState): Verdict {
	const code = state.finalStatus.proTexting ?? CODE_BY_CONDITION[state.condition];
	return { code, arrives: ARRIVED.has(code), state: stateOf(code) };
}

const judgeOptedOut: Judge = () => ({
	code: OPTED_OUT,
	arrives: false,
	state: stateOf(OPTED_OUT),
});

/** The delivery status of a message that has gone out, as of now. */
export function statusOf(world: World, delivery: Delivery): number {
	const stage = world.phones.stageOf(delivery, world.clock.now());
	if (stage === 'final') return delivery.verdict.code;
	return stage === 'pending' ? PENDING : PROCESSED;
}

/** Credits for one recipient in the United States: 1 for each SMS, 3 for an MMS. */
export function creditsFor(content: Content): number {
	if (content.mmsTemplateId !== undefined) return MMS_CREDITS;
	return Math.max(1, Math.ceil(content.text.length / SMS_LENGTH));
}

/** Hands one message to one phone and enters it in the sent history. */
export function dispatchSingle(
	world: World,
	account: Account,
	content: Content,
	to: { phone: string; from?: string; apiId?: string; plan?: Plan | undefined },
	at: number,
): SentSingle {
	const from = to.from || ROTATING_SENDER;
	const apiId = to.apiId ?? '';
	const { phone, plan } = to;
	const delivery = hand(world, account, content, { phone, from, id: apiId, plan }, at);
	const historyId = FIRST_HISTORY_ID + account.sentSingles.length;
	const sent: SentSingle = { ...content, historyId, phone, from, apiId, delivery };
	account.sentSingles.push(sent);
	if (apiId !== '') account.sends.set(apiId, sent);
	return sent;
}

/** The scheduled time has come. */
export function dispatchScheduled(
	world: World,
	account: Account,
	scheduled: ScheduledSingle,
	at: number,
): void {
	account.scheduledSingles.delete(scheduled.id);
	const { phone, plan } = scheduled;
	dispatchSingle(world, account, scheduled, { phone, plan }, at);
}

/** A campaign's time has come: every contact gets the message, but those who opted out. */
export function dispatchCampaign(
	world: World,
	account: Account,
	campaign: Campaign,
	at: number,
): void {
	const deliveries = new Map<string, Delivery>();
	for (const contactId of campaign.contactIds) {
		const phone = account.contacts.get(contactId)?.number;
		if (phone === undefined) continue;
		const to = { phone, from: ROTATING_SENDER, id: String(campaign.id), plan: campaign.plan };
		deliveries.set(phone, hand(world, account, campaign, to, at));
	}
	campaign.deliveries = deliveries;
	account.scheduledCampaigns.delete(campaign.id);
	account.sentCampaigns.push(campaign);
}

function hand(
	world: World,
	account: Account,
	content: Content,
	{ phone, from, id, plan }: To,
	at: number,
): Delivery {
	account.credits -= creditsFor(content);
	const kind = content.mmsTemplateId === undefined ? 'SMS' : 'MMS';
	const { text, subject } = content;
	return world.phones.deliver(
		{ provider: 'proTexting', phone: toE164(phone), to: phone, from, text, kind, id, subject },
		isOptedOut(world, phone) ? judgeOptedOut : judge,
		at,
		plan,
	);
}
