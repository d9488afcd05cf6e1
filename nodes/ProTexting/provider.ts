import type { IDataObject } from 'n8n-workflow';

import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { blameOf } from '../shared/http/accountWords';
import { accountKindOf } from '../shared/http/classifyResponse';
import { messageBlameIn } from '../shared/http/refusalWords';
import { asList, asNumber, asObject, asText, lookUp } from '../shared/lib/data';
import type { StatusTable } from '../shared/result/deliveryStatus';
import { quoted, type Cause, type FailureKind } from '../shared/result/failure';

/** Status_Id of scheduled messages and campaigns (schedule-single-sms-mms, "Statuses"). */
export const scheduleStatuses: StatusTable = {
	1: [null, 'Pending'],
	2: [null, 'Action Required'],
	3: ['scheduled', 'Approved and Scheduled'],
};

/** DeliveryStatus_Id (delivery-reports; the misspellings are the provider's). */
export const deliveryStatuses: StatusTable = {
	1: ['enroute', 'Pending'],
	2: ['delivered', 'Delivered'],
	3: ['undeliverable', 'Failed'],
	4: ['enroute', 'Bufered'],
	5: ['rejected', 'Rejected'],
	6: ['rejected', 'Optout'],
	7: ['unknown', 'Unknown'],
	8: ['undeliverable', 'Disconected'],
	9: ['rejected', 'Optedout'],
	10: ['enroute', 'Processed'],
	11: ['delivered', 'Retrieved'],
	12: ['expired', 'Expired'],
};

/** The provider's error codes (error-codes); 301 to 1001 came with later versions of the page. */
const errorCodes: Readonly<Record<string, FailureKind>> = {
	1: 'optedOut',
	2: 'content',
	3: 'content',
	4: 'provider',
	5: 'credit',
	6: 'permission',
	7: 'permission',
	8: 'duplicate',
	301: 'sender',
	302: 'sender',
	1000: 'optedOut',
	1001: 'recipient',
};

/** The fields of a request, by the names they have in the node. */
const fieldNames: Readonly<Record<string, string>> = {
	MobilePhone: 'to',
	PhoneNumber: 'phone',
	fnumber: 'phone',
	ffirstname: 'firstName',
	flastname: 'lastName',
	fbirthdate: 'birthDate',
	femail: 'email',
	fzipcode: 'zip',
	fcity: 'city',
	SendFrom: 'from',
	Message: 'message',
	DateTime: 'sendAt',
	MmsTemplateId: 'mmsTemplateId',
	MmsHighResolution: 'mmsHighResolution',
	MmsResend: 'mmsResend',
	Subject: 'subject',
	GroupIds: 'groupIds',
	CampaignName: 'campaignName',
	TypeRecipients: 'typeRecipients',
	Id: 'id',
	id: 'id',
};

const kindOfField: Readonly<Record<string, FailureKind>> = {
	to: 'recipient',
	phone: 'recipient',
	from: 'sender',
	message: 'content',
	mmsTemplateId: 'content',
};

/** One message per field, as the pages on contacts describe it. */
function judgeFields(entries: unknown[]): Cause | undefined {
	const found = entries.flatMap((entry) => {
		const wire = asText(asObject(entry)?.field);
		const words = asText(asObject(entry)?.message);
		return wire && words ? [{ wire, words }] : [];
	});
	const [first] = found;
	if (!first) return undefined;
	const field = lookUp(fieldNames, first.wire) ?? first.wire;
	const words = found.map((one) => one.words).join(' ');
	const kind = messageBlameIn(words) ?? lookUp(kindOfField, field) ?? 'invalidInput';
	return quoted(kind, 'ProTexting', words, { field, isForeignField: field === first.wire });
}

/** `{name, message, code, status}`: error-codes. Codes above 10000 are carriers' refusals. */
function refusalIn({ status, body }: ProviderResponse): Cause | undefined {
	if (!('value' in body)) return undefined;
	const fields = status === 422 && Array.isArray(body.value) ? judgeFields(body.value) : undefined;
	if (fields) return fields;
	const given = only(body.value);
	const error = asObject(given?.error) ?? given;
	const isCoded = asText(error?.code) !== undefined && asText(error?.message) !== undefined;
	const stated = asNumber(error?.status) ?? (isCoded && status >= 400 ? status : undefined);
	if (!error || stated === undefined || stated < 400 || stated >= 500) return undefined;
	const code = asText(error.code) ?? '';
	const known = Number(code) > 10_000 ? 'content' : lookUp(errorCodes, code);
	const words = asText(error.message) ?? asText(error.name) ?? 'no reason given';
	const kind = known ?? blameOf(words, accountKindOf(stated));
	return quoted(kind, 'ProTexting', words, {
		code: code === '' || code === '0' ? String(stated) : code,
	});
}

/** ProTexting: https://www.protexting.com/developers/docs */
export const protexting: Provider = {
	name: 'proTexting',
	displayName: 'ProTexting',
	credential: 'proTextingApi',
	secrets: ['accessToken'],
	// The address of a report has the token in its query (send-sms-mms-simple).
	hiddenFields: ['DeliveryReportUrl'],
	options: usualOptions,
	recipientsPerRequest: 1,
	limits: {
		// send-sms-mms and error-codes (8).
		'message.send': { longestText: 480, numberLimit: { perMinute: 10, sameText: 10_000 } },
	},
	phones: 'digits',
	defaultCountry: 'US',
	judge: (response) => {
		const cause = refusalIn(response);
		return cause && { submission: 'rejected', cause };
	},
};

/** The date format of all requests (developers/docs): a wall clock in the account's zone. */
export const dateFormat = 'yyyy-MM-dd HH:mm:ss';

/** The one object of an answer: some pages show it alone, some in a list of one. */
export function only(value: unknown): IDataObject | undefined {
	return asObject(asList(value)?.[0]);
}
