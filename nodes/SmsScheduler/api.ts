import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Message } from '../shared/contract/operation';
import { accepted, undecided, type Facts, type Outcome } from '../shared/contract/outcome';
import type { ParameterReader } from '../shared/contract/parameterReader';
import type { ProviderRequest } from '../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../shared/contract/response';
import { messageField, toField } from '../shared/form/fields';
import type { SendDialect } from '../shared/form/sendOperation';
import { allTexts, asId, asList, asObject } from '../shared/lib/data';
import { groupBy } from '../shared/lib/groupBy';
import { isFinal, readStatus } from '../shared/result/deliveryStatus';
import { InvalidInput, cause } from '../shared/result/failure';
import { smsScheduler, statuses } from './provider';

/** What an SMS has beside recipients, text and time. */
interface Sms {
	senderId: number;
	messageStop: boolean;
}

/** The fields of every send and schedule, in the order a person fills them in. */
const smsFields: INodeProperties[] = [
	toField,
	messageField,
	{
		displayName: 'Sender ID',
		name: 'senderId',
		type: 'number',
		typeOptions: { minValue: 1 },
		required: true,
		default: '',
		placeholder: 'e.g. 123',
		description: "The sender's ID on the Senders page of your SMS Scheduler account",
	},
];

/** `message_stop` of POST /sms. */
const stopOption: INodeProperties = {
	displayName: 'Add Opt-Out Instructions',
	name: 'messageStop',
	type: 'boolean',
	default: true,
	description: 'Whether the provider appends opt-out instructions to the text',
};

/** @throws InvalidInput */
function readSms(parameters: ParameterReader): Sms {
	const senderId = Number(parameters.digits('senderId'));
	if (!Number.isSafeInteger(senderId) || senderId < 1) {
		throw new InvalidInput(
			'senderId',
			`is ${senderId}: enter the sender's ID from the Senders page of your account`,
		);
	}
	return { senderId, messageStop: parameters.flag('options.messageStop') };
}

/**
 * POST /sms (doc-api). There is no call to send at once: a date that has come is sent right away.
 * The zone in which the provider reads a date is not documented, so "now" is spelled in UTC-12,
 * where it is past or present in every zone.
 */
function smsRequest({ recipients, text, at, now, extra }: Message<Sms>): ProviderRequest {
	return {
		method: 'POST',
		path: 'sms',
		dialect: 'json',
		body: {
			message_text: text,
			message_stop: extra.messageStop,
			delivery_date: (at ?? now.setZone('UTC-12')).toFormat('yyyy-MM-dd HH:mm:ss'),
			sender_id: extra.senderId,
			phone_numbers: recipients,
		},
	};
}

const digits = (number: string) => number.replace(/\D/g, '').replace(/^00/, '');

/** So many last digits tell two numbers of one request apart, however their start is spelled. */
const tail = 8;
const endOf = (number: string) => digits(number).slice(-tail);

/**
 * Finds whom each key of `sms_ids` means: the provider may spell a number otherwise than asked.
 * Equal digits first; then equal last digits, where only one recipient has them.
 */
function matchKeys(keys: string[], recipients: readonly string[]): Map<string, string> {
	const found = new Map<string, string>();
	const exact = new Map(recipients.map((recipient) => [digits(recipient), recipient]));
	for (const key of keys) {
		const recipient = exact.get(digits(key));
		if (recipient !== undefined) found.set(recipient, key);
	}
	const ends = groupBy(
		recipients.filter((recipient) => !found.has(recipient)),
		endOf,
	);
	const taken = new Set(found.values());
	for (const key of keys) {
		const same = ends.get(endOf(key)) ?? [];
		const [only] = same;
		if (only !== undefined && same.length === 1 && !taken.has(key)) found.set(only, key);
	}
	return found;
}

const missing = cause(
	'unreadable',
	'SMS Scheduler accepted the request, but the response contains no SMS for this number',
);

/** The ids under a phone number: one, several, or an object with an id and a status. */
function idsIn(given: unknown): string[] {
	const found = (asList(given) ?? [given]).flatMap((one) => {
		const { id, sms_id: smsId } = asObject(one) ?? {};
		return allTexts(id ?? smsId ?? one);
	});
	return found.filter((one) => asId(one) !== undefined);
}

/** The state of an SMS in that object, where it failed: codes are those of a report. */
function failureIn(given: unknown): Pick<Facts, 'deliveryState' | 'status'> {
	const states = (asList(given) ?? []).map((one) => readStatus(statuses, asObject(one)?.status));
	return states.find(({ deliveryState: state }) => isFinal(state) && state !== 'delivered') ?? {};
}

/** `{message_id, sms_ids: {phone: id or [ids]}}` (doc-api; both shapes are documented). */
export function smsOutcomes(answer: ProviderResponse, { recipients }: Message<Sms>): Outcome[] {
	const body = asObject(valueOf(answer));
	const byKey = asObject(body?.sms_ids);
	const batchId = asId(body?.message_id) ?? null;
	if (!byKey) throw new Unreadable("the response contains no 'sms_ids'");
	const keys = matchKeys(Object.keys(byKey), recipients);
	return recipients.map((recipient) => {
		const key = keys.get(recipient);
		const given = key === undefined ? undefined : byKey[key];
		const ids = idsIn(given);
		const raw: IDataObject = {
			message_id: body?.message_id ?? null,
			sms_ids: key === undefined ? {} : { [key]: given ?? null },
		};
		const [id] = ids;
		if (id === undefined) return undecided(missing, { batchId, raw });
		return accepted({ id, ids, ...failureIn(given), batchId, raw });
	});
}

/** The recipients whose digits are somewhere in a run of digits; each run is gone through once for each length. */
function within(runs: readonly string[], recipients: readonly string[]): ReadonlySet<string> {
	const byDigits = new Map(recipients.map((recipient) => [digits(recipient), recipient]));
	const lengths = new Set([...byDigits.keys()].map(({ length }) => length));
	const found = new Set<string>();
	for (const run of runs) {
		for (const length of lengths) {
			for (let at = 0; at + length <= run.length; at++) {
				const recipient = byDigits.get(run.slice(at, at + length));
				if (recipient !== undefined) found.add(recipient);
			}
		}
	}
	return found;
}

/**
 * The numbers that a 400 names as invalid, when that is all it complains of. That nothing was
 * taken then is an assumption: the document does not speak of partial acceptance.
 */
function invalidNumbers(
	answer: ProviderResponse,
	{ recipients }: Message<Sms>,
): ReadonlySet<string> {
	if (!('value' in answer.body)) return new Set();
	const errors = asObject(asObject(answer.body.value)?.errors) ?? {};
	if (Object.keys(errors).some((field) => field !== 'phone_numbers')) return new Set();
	const texts = (asList(errors.phone_numbers) ?? [errors.phone_numbers]).flatMap(allTexts);
	const named = new Set(
		texts.flatMap((text) => text.match(/\+?\d[\d\s().-]{2,}\d/g) ?? []).map(digits),
	);
	const exact = recipients.filter((recipient) => named.has(digits(recipient)));
	if (exact.length > 0) return new Set(exact);
	// A number with other digits beside it, such as "+33612100001 (1 of 2)".
	const runs = texts.flatMap((text) => text.replace(/[\s().-]/g, '').match(/\d+/g) ?? []);
	return within(runs, recipients);
}

/** Every send and schedule. */
export const sms: SendDialect<Sms> = {
	provider: smsScheduler,
	fields: smsFields,
	options: [stopOption],
	read: readSms,
	request: smsRequest,
	outcomes: smsOutcomes,
	namedInRefusal: invalidNumbers,
};
