import type { Answer, JsonObject } from '../../types.mts';
import { FIRST_HISTORY_ID, type Campaign, type SentSingle } from './account.mts';
import { failHttp, replyObject, replyPage, type Call } from './call.mts';
import { statusOf } from './dispatch.mts';
import { inOrder, newestFirst } from './page.mts';
import { typeFields } from './rows.mts';
import { wordsOf } from './statuses.mts';
import { spellDate } from './wire.mts';

/** GET sent-history/single-list. The order is not documented; here the newest come first. */
export function singleList(call: Call): Answer {
	return replyPage(call, newestFirst(call.account.sentSingles), (sent) => spellSent(call, sent));
}

/** GET sent-history/single-view?id=: one object. */
export function singleView(call: Call): Answer {
	const sent = call.account.sentSingles[Number(call.query.get('id') ?? NaN) - FIRST_HISTORY_ID];
	if (sent === undefined) return failHttp(call, 'notFound', 'Message not found.');
	return replyObject(call, spellSent(call, sent));
}

/** GET sent-history/group-list. No document maps a campaign to it; here its id stays the same. */
export function groupList(call: Call): Answer {
	return replyPage(call, newestFirst(call.account.sentCampaigns), spellSentCampaign);
}

/** GET sent-history/group-contacts?id=[&number=]: how the campaign went, contact by contact. */
export function groupContacts(call: Call): Answer {
	const campaign = call.account.campaigns.get(Number(call.query.get('id') ?? NaN));
	if (campaign?.deliveries === undefined) {
		return failHttp(call, 'notFound', 'Campaign not found.');
	}
	const number = call.query.get('number') ?? '';
	const found = campaign.deliveries.get(number);
	const rows = number === '' ? [...campaign.deliveries] : found ? [[number, found] as const] : [];
	return replyPage(call, inOrder(rows), ([phone, delivery]) => ({
		// Declared a string, but a number in the example (page list-sent-group-campaign-contacts).
		Number: Number(phone),
		...statusFields(statusOf(call.world, delivery)),
	}));
}

function spellSent(call: Call, sent: SentSingle): JsonObject {
	return {
		Id: sent.historyId,
		MobilePhone: sent.phone,
		Message: sent.text,
		DateTime: spellDate(sent.delivery.at),
		...typeFields(sent),
		...statusFields(statusOf(call.world, sent.delivery)),
		Api_Id: sent.apiId,
	};
}

function spellSentCampaign(campaign: Campaign): JsonObject {
	return {
		Id: campaign.id,
		CampaignName: campaign.name,
		Message: campaign.text,
		DateTime: spellDate(campaign.at),
		ContactsCount: campaign.contactIds.length,
		...typeFields(campaign),
	};
}

function statusFields(status: number): JsonObject {
	return {
		DeliveryStatus_Id: status,
		DeliveryStatus_Description: wordsOf(status),
	};
}
