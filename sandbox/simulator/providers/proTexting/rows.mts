import type { JsonObject } from '../../types.mts';
import type { Campaign, Content, ScheduledSingle } from './account.mts';
import { spellDate, spellScheduleDate, xmlElement } from './wire.mts';

const STATUS: Readonly<Record<number, string>> = {
	1: 'Pending',
	2: 'Action Required',
	3: 'Approved and Scheduled',
};

const TYPE: Readonly<Record<number, string>> = { 1: 'SMS', 2: 'MMS' };

/** Type, template and subject, which end every row of the documents in the same way. */
export function typeFields({ mmsTemplateId, subject }: Content): JsonObject {
	const type = mmsTemplateId === undefined ? 1 : 2;
	return {
		Type_Id: type,
		Type_Description: TYPE[type] ?? '',
		MmsTemplateId: mmsTemplateId ?? '',
		Subject: subject,
	};
}

/** A scheduled message: id and status are strings, the type is a number, as in the example. */
export function spellSingle(scheduled: ScheduledSingle): JsonObject {
	return {
		Id: String(scheduled.id),
		MobilePhone: scheduled.phone,
		Message: scheduled.text,
		DateTime: spellScheduleDate(scheduled.at),
		Status_Id: String(scheduled.status),
		Status_Description: STATUS[scheduled.status] ?? '',
		...typeFields(scheduled),
	};
}

/** A scheduled campaign: here the status is a number and the count a string. */
export function spellCampaign(campaign: Campaign): JsonObject {
	return {
		Id: String(campaign.id),
		CampaignName: campaign.name,
		Message: campaign.text,
		DateTime: spellDate(campaign.at),
		GroupIds: campaign.groupIds,
		TypeRecipients: campaign.typeRecipients,
		ContactsCount: String(campaign.contactIds.length),
		Status_Id: campaign.status,
		Status_Description: STATUS[campaign.status] ?? '',
		...typeFields(campaign),
	};
}

/** In XML the example has ContactsCount twice in one item: after DateTime as well. */
export function campaignXml(row: JsonObject): string {
	const fields = Object.entries(row).map(([name, value]) =>
		name === 'GroupIds'
			? xmlElement('ContactsCount', row['ContactsCount'] ?? '') + xmlElement(name, value)
			: xmlElement(name, value),
	);
	return `<item>${fields.join('')}</item>`;
}
