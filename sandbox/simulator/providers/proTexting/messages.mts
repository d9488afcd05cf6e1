import { randomBytes } from 'node:crypto';

import type { Answer, JsonObject } from '../../types.mts';
import type { Content } from './account.mts';
import { fail, failField, failHttp, reply, type Call } from './call.mts';
import { creditsFor, dispatchSingle, statusOf } from './dispatch.mts';
import {
	contentFields,
	phoneField,
	refusePhone,
	refuseSwitches,
	textField,
	type Read,
} from './input.mts';
import { wordsOf } from './statuses.mts';

const DUPLICATE_WINDOW_MS = 10_000;
const TEMPLATE_APPROVED = 3;
const TEMPORARILY_BLOCKED = 301;
const PERMANENTLY_BLOCKED = 302;

/** POST sms/send: answers with a bare object (page send-sms-mms). */
export function send(call: Call): Answer {
	const sender = senderField(call);
	if ('refusal' in sender) return sender.refusal;
	const sent = sendOne(call, 'sms', sender.value);
	return 'refusal' in sent ? sent.refusal : reply(call, sent.value);
}

/** POST sms-simple/send: the same without a sender, answered with a list of one. */
export function sendSimple(call: Call): Answer {
	const sent = sendOne(call, 'sms-simple', '');
	return 'refusal' in sent ? sent.refusal : reply(call, [sent.value]);
}

/** GET sms/delivery-report: knows only what was sent by API. */
export function deliveryReport(call: Call): Answer {
	const sent = call.account.sends.get(call.query.get('id') ?? '');
	if (sent === undefined) return failHttp(call, 'notFound', 'Message not found.');
	const status = statusOf(call.world, sent.delivery);
	return reply(call, [
		{
			Id: sent.apiId,
			DeliveryStatus_Id: String(status),
			DeliveryStatus_Description: wordsOf(status),
		},
	]);
}

function sendOne(call: Call, resource: string, from: string): Read<JsonObject> {
	const phone = phoneField(call, 'MobilePhone');
	if ('refusal' in phone) return phone;
	const content = contentFields(call, false);
	if ('refusal' in content) return content;
	const refusal =
		refuseSwitches(call, ['MmsHighResolution', 'MmsResend']) ??
		refusePhone(call, phone.value) ??
		refuseTemplate(call, content.value) ??
		refuseCost(call, content.value, 1) ??
		refuseDuplicate(call, phone.value, content.value);
	if (refusal) return { refusal };
	const apiId = randomBytes(20).toString('hex');
	const to = { phone: phone.value, from, apiId };
	dispatchSingle(call.world, call.account, content.value, to, call.request.at);
	const base = call.world.baseUrl('proTexting');
	const token = encodeURIComponent(call.query.get('access_token') ?? '');
	const url = `${base}/${resource}/delivery-report?access_token=${token}&id=${apiId}`;
	return { value: { Id: apiId, DeliveryReportUrl: url, Message: content.value.text } };
}

/** SendFrom must be one of the account's numbers, and not a blocked one (errors 301, 302). */
function senderField(call: Call): Read<string> {
	const from = textField(call, 'SendFrom');
	if ('refusal' in from || from.value === '') return from;
	const status = call.account.senders.get(from.value)?.status;
	if (status === TEMPORARILY_BLOCKED) return { refusal: fail(call, 'senderTemporarilyBlocked') };
	if (status === PERMANENTLY_BLOCKED) return { refusal: fail(call, 'senderPermanentlyBlocked') };
	if (status === 0) return from;
	return { refusal: failField(call, 'SendFrom', 'SendFrom is not a number of this account.') };
}

/** "Once the MMS templates are approved, use the approved templates": else nothing to show. */
function refuseTemplate(call: Call, { mmsTemplateId }: Content): Answer | undefined {
	if (mmsTemplateId === undefined) return undefined;
	const status = call.account.templates.get(mmsTemplateId)?.status;
	return status === TEMPLATE_APPROVED ? undefined : fail(call, 'emptyMmsResource');
}

/** Error 5: not enough credits for this many recipients. */
export function refuseCost(call: Call, content: Content, recipients: number): Answer | undefined {
	const cost = creditsFor(content) * recipients;
	return cost > call.account.credits ? fail(call, 'notEnoughCredits') : undefined;
}

/** Error 8; whether per phone or per account is not documented, here it is per phone. */
function refuseDuplicate(call: Call, phone: string, content: Content): Answer | undefined {
	if (!call.world.settings.proTexting.duplicateGuard) return undefined;
	const key = JSON.stringify([phone, content.text, content.mmsTemplateId ?? 0]);
	const last = call.account.lastSent.get(key);
	if (last !== undefined && call.request.at - last < DUPLICATE_WINDOW_MS) {
		return fail(call, 'duplicate');
	}
	call.account.lastSent.set(key, call.request.at);
	return undefined;
}
