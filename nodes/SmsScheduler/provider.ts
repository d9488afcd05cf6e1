import type { Verdict } from '../shared/contract/outcome';
import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { blameIn } from '../shared/http/refusalWords';
import { allTexts, asObject, firstEntries, lookUp } from '../shared/lib/data';
import type { StatusTable } from '../shared/result/deliveryStatus';
import { quoted, type FailureKind } from '../shared/result/failure';

/** The status codes of an SMS (doc-api, "GET /sms/{id}"); 34 to 37 are not used. */
export const statuses: StatusTable = {
	10: ['scheduled', 'Scheduled'],
	11: ['enroute', 'Pending'],
	12: ['enroute', 'Sent'],
	13: ['delivered', 'Received'],
	20: ['rejected', 'Cancelled - Missing contact or phone number'],
	21: ['rejected', 'Cancelled - Missing text message'],
	22: ['rejected', 'Cancelled - Invalid text message'],
	23: ['rejected', 'Cancelled - Missing sender'],
	24: ['rejected', 'Cancelled - Invalid sender'],
	25: ['rejected', 'Cancelled - Not enough credits'],
	26: ['rejected', 'Cancelled - Blacklisted contact or phone number'],
	27: ['expired', 'Cancelled - End of validity period'],
	28: ['rejected', 'Cancelled - Unavailable country'],
	29: ['undeliverable', 'Cancelled - Error'],
	30: ['undeliverable', 'Missed - Invalid phone number'],
	31: ['undeliverable', 'Missed - Blacklisted phone number or blocked by phone carrier'],
	32: ['expired', 'Missed - End of validity period'],
	33: ['undeliverable', 'Missed - Network not available on sending phone'],
	38: ['undeliverable', 'Missed - Sending failed (Unknown reason)'],
	39: ['undeliverable', 'Missed - Error'],
};

/** The fields of a request: their names in the node, and whose fault they are. */
const fields: Readonly<Record<string, readonly [name: string, kind: FailureKind]>> = {
	phone_numbers: ['to', 'recipient'],
	message_text: ['message', 'content'],
	sender_id: ['senderId', 'sender'],
	delivery_date: ['sendAt', 'invalidInput'],
	message_stop: ['messageStop', 'invalidInput'],
};

/** What to name first when several fields are at fault: what concerns all messages. */
const gravest: readonly FailureKind[] = [
	...(['authentication', 'credit', 'permission', 'sender'] as const),
	...(['invalidInput', 'content', 'optedOut', 'recipient'] as const),
];

/** Fields of a refusal that are looked at: a request has five. */
const mostFields = 100;

/** `{errors: {field: [texts]}}` of a 400; some servers use 422 for the same. */
function judge({ status, body }: ProviderResponse): Verdict | undefined {
	if ((status !== 400 && status !== 422) || !('value' in body)) return undefined;
	const answer = asObject(body.value);
	const told = firstEntries(asObject(answer?.errors) ?? {}, mostFields);
	const errors = told.map(([wire, texts]) => {
		const words = allTexts(texts).join(' ');
		const known = lookUp(fields, wire);
		const [field, kind] = known ?? [wire, blameIn(words) ?? ('invalidInput' as const)];
		return { wire, field, kind, words };
	});
	errors.sort((a, b) => gravest.indexOf(a.kind) - gravest.indexOf(b.kind));
	const [first, ...others] = errors;
	if (!first) return undefined;
	const words =
		others.length === 0 ? first.words : errors.map((one) => `${one.wire}: ${one.words}`).join(' ');
	const { kind, field } = first;
	const isForeignField = field === first.wire;
	const about = { code: String(status), field, isForeignField };
	return { submission: 'rejected', cause: quoted(kind, 'SMS Scheduler', words, about) };
}

/** SMS Scheduler: https://sms-scheduler.com/en-gb/doc-api */
export const smsScheduler: Provider = {
	name: 'smsScheduler',
	displayName: 'SMS Scheduler',
	credential: 'smsSchedulerApi',
	secrets: ['apiKey'],
	options: usualOptions,
	recipientsPerRequest: Infinity,
	phones: 'e164',
	judge,
};
