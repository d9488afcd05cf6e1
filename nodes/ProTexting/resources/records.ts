import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../shared/contract/account';
import { asNumber, asText } from '../../shared/lib/data';
import { isFinal, readStatus } from '../../shared/result/deliveryStatus';
import { knownPhone } from '../../shared/sms/phoneNumber';
import { readProviderDate, toUtc } from '../../shared/time/dateTime';
import { deliveryStatuses, protexting, scheduleStatuses } from '../provider';
import { messageTypeOf } from './messageType';

const phone = (value: unknown) => knownPhone(value, protexting.defaultCountry);
const time = (value: unknown, account: Account) =>
	toUtc(readProviderDate(asText(value), account.zone));

/** A scheduled message (list-scheduled-single-sms-mms). */
export function scheduledMessage(raw: IDataObject, account: Account): IDataObject {
	return {
		id: asText(raw.Id) ?? null,
		to: phone(raw.MobilePhone),
		message: asText(raw.Message) ?? null,
		scheduledFor: time(raw.DateTime, account),
		...readStatus(scheduleStatuses, raw.Status_Id, raw.Status_Description),
		messageType: messageTypeOf(raw),
		raw,
	};
}

/** The same as the report of a message that has not gone out. */
export function scheduledReport(raw: IDataObject, account: Account): IDataObject {
	const { id, to, deliveryState, status, scheduledFor } = scheduledMessage(raw, account);
	return { id, to, deliveryState, final: false, status, scheduledFor, raw };
}

/** The report of a message that the list of scheduled ones does not have. */
export function goneReport(id: string, reason: string): IDataObject {
	const nothing = { to: null, status: null, scheduledFor: null, raw: {} };
	return { id, ...nothing, deliveryState: null, final: false, reason };
}

/** A scheduled campaign (list-scheduled-group-sms-mms-campaigns). */
export function scheduledCampaign(raw: IDataObject, account: Account): IDataObject {
	return {
		id: asText(raw.Id) ?? null,
		campaignName: asText(raw.CampaignName) ?? null,
		message: asText(raw.Message) ?? null,
		scheduledFor: time(raw.DateTime, account),
		recipients: asNumber(raw.ContactsCount) ?? null,
		...readStatus(scheduleStatuses, raw.Status_Id, raw.Status_Description),
		raw,
	};
}

/** A report: of a send (delivery-reports), a sent message, or one contact of a campaign. */
export function report(raw: IDataObject): IDataObject {
	const { deliveryState, status } = readStatus(
		deliveryStatuses,
		raw.DeliveryStatus_Id,
		raw.DeliveryStatus_Description,
	);
	return {
		id: asText(raw.Id) ?? null,
		to: phone(raw.MobilePhone ?? raw.Number),
		deliveryState,
		final: isFinal(deliveryState),
		status,
		raw,
	};
}

/** A sent message (list-sent-single-messages). */
export function sentMessage(raw: IDataObject, account: Account): IDataObject {
	const { id, to, ...rest } = report(raw);
	return {
		id,
		to,
		message: asText(raw.Message) ?? null,
		sentAt: time(raw.DateTime, account),
		...rest,
	};
}

/** A sent campaign (list-sent-group-campaigns): it has no status of its own. */
export function sentCampaign(raw: IDataObject, account: Account): IDataObject {
	return {
		id: asText(raw.Id) ?? null,
		campaignName: asText(raw.CampaignName) ?? null,
		message: asText(raw.Message) ?? null,
		sentAt: time(raw.DateTime, account),
		recipients: asNumber(raw.ContactsCount) ?? null,
		messageType: messageTypeOf(raw),
		raw,
	};
}
