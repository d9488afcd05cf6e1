import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';

import type { Account } from '../shared/contract/account';
import type { Message } from '../shared/contract/operation';
import { accepted, undecided, type Facts, type Outcome } from '../shared/contract/outcome';
import type { ParameterReader } from '../shared/contract/parameterReader';
import type { BodyValue, ProviderRequest } from '../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../shared/contract/response';
import { messageField, toField } from '../shared/form/fields';
import type { SendDialect } from '../shared/form/sendOperation';
import { hasSignOfAcceptance } from '../shared/http/acceptance';
import { refusedUnlessAccepted } from '../shared/http/classifyResponse';
import { blameInEntry, wordsOf } from '../shared/http/refusalWords';
import { asId, asList, asNumber, asObject, asText } from '../shared/lib/data';
import { groupBy } from '../shared/lib/groupBy';
import { omit } from '../shared/lib/omit';
import { cause, quoted } from '../shared/result/failure';
import { readProviderDate, toUtc } from '../shared/time/dateTime';
import { readWord, voipCommunications } from './provider';

/** What an SMS has beside recipients, text and time. */
interface Sms {
	/** Undefined: a bulk message, which cannot be replied to. */
	from: string | undefined;
}

/** The fields of every send and schedule, in the order a person fills them in. */
const smsFields: INodeProperties[] = [
	toField,
	messageField,
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		placeholder: 'e.g. 17134567890',
		description:
			'An SMS number in your account that people can reply to. If empty, messages use the cheaper bulk route, without replies.',
	},
];

/** @throws InvalidInput */
function readSms(parameters: ParameterReader): Sms {
	return { from: parameters.sender('from') };
}

/** A call of the API; every documented one is a form by POST. */
export function call(path: string, body: Record<string, BodyValue | undefined>): ProviderRequest {
	return { method: 'POST', path, dialect: 'form', body };
}

/** `YYYY-MM-DD HH:MM` (sms-api); seconds only where there are any, "or any valid date format". */
function spell(time: DateTime): string {
	return time.toFormat(time.second === 0 ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd HH:mm:ss');
}

/** POST sms/send (sms-api): one request, any number of recipients. */
function smsRequest({ recipients, text, at, extra }: Message<Sms>): ProviderRequest {
	return call('sms/send', {
		from: extra.from,
		to: recipients.join(','),
		msg: text,
		delivery_date: at ? spell(at) : undefined,
	});
}

const digits = (value: unknown) => (asText(value) ?? '').replace(/\D/g, '').replace(/^00/, '');

/** The log's entries by the number they went to: a long text may have several. */
function byNumber(log: unknown[]): Map<string, IDataObject[]> {
	return groupBy(
		log.map(asObject).filter((entry) => entry !== undefined),
		({ to }) => digits(to),
	);
}

function sum(entries: IDataObject[]): number | null {
	const prices = entries.map(({ sale }) => asNumber(sale)).filter((price) => price !== undefined);
	if (prices.length === 0) return null;
	return Number(prices.reduce((total, price) => total + price, 0).toFixed(6));
}

const isTaken = (entry: IDataObject) => asText(entry.code) === '200';

/** Entries of one recipient that a result shows at most. */
const mostEntries = 1_000;

/** How many entries a result does not show, where there are some. */
function leftOut({ length }: IDataObject[]): IDataObject {
	return length > mostEntries ? { entriesLeftOut: length - mostEntries } : {};
}

/** What one recipient's entries say; each has a `code` of its own. */
function outcome(
	entries: IDataObject[],
	account: Account,
	scheduled: boolean,
	strays: unknown,
): Outcome {
	const [first] = entries;
	if (!first)
		return undecided(cause('unreadable', 'VoIP Communications logged no SMS for this number'), {
			raw: {},
		});
	// No text has so many parts; what a mad log has beyond them is judged, and not kept.
	const kept = entries.slice(0, mostEntries);
	const ids = kept.flatMap(({ smsid }) => asId(smsid) ?? []);
	const read = readWord(first.status);
	const facts: Facts = {
		id: ids[0] ?? null,
		ids,
		from: asText(first.from) ?? null,
		...read,
		scheduledFor: scheduled
			? toUtc(readProviderDate(asText(first.delivery_date), account.zone))
			: null,
		cost: sum(entries),
		messageType: asText(first.type) ?? null,
		country: asText(first.country) ?? null,
		raw: entries.length === 1 ? first : { entries: kept, ...leftOut(entries) },
	};
	if (entries.every(isTaken)) return accepted(facts);
	const wrong = entries.find((entry) => !isTaken(entry)) ?? first;
	const code = asText(wrong.code);
	const said = asText(wrong.code_desc) ?? wordsOf(omit(wrong, 'msg', 'status'));
	const words = said === '' ? `the log contains code ${code ?? '(none)'} without a reason` : said;
	const kind = blameInEntry(`${said}. ${asText(wrong.status) ?? ''}`);
	const why = quoted(kind, 'VoIP Communications', words, { code });
	// Codes are HTTP's; what is none of its refusals says nothing for certain.
	const isRefusal = entries.every((entry) => /^4\d\d$/.test(asText(entry.code) ?? ''));
	return isRefusal ? refusedUnlessAccepted(why, facts, [entries, strays]) : undecided(why, facts);
}

/** What a response says beside the entries of its recipients: it may be about any of them. */
function straysOf(
	value: unknown,
	entries: ReadonlyMap<string, IDataObject[]>,
	recipients: readonly string[],
): unknown {
	const own = new Set(recipients.map(digits));
	const others = [...entries].flatMap(([number, some]) => (own.has(number) ? [] : some));
	const rest = omit(asObject(value) ?? {}, 'send_log');
	// A sign in them counts for each refused recipient: it is looked for once.
	return hasSignOfAcceptance([rest, others]) ? { accepted: true } : {};
}

/** `{send_log: [...]}`: one entry per SMS (sms-api; its text calls the object an array). */
export function smsOutcomes(
	answer: ProviderResponse,
	{ recipients, at }: Message<Sms>,
	account: Account,
): Outcome[] {
	const value = valueOf(answer);
	const log = Array.isArray(value) ? value : asList(asObject(value)?.send_log);
	if (!log) throw new Unreadable("the response contains no 'send_log'");
	const entries = byNumber(log);
	const strays = straysOf(value, entries, recipients);
	return recipients.map((recipient) =>
		outcome(entries.get(digits(recipient)) ?? [], account, at !== null, strays),
	);
}

/** Every send and schedule. */
export const sms: SendDialect<Sms> = {
	provider: voipCommunications,
	fields: smsFields,
	read: readSms,
	request: smsRequest,
	outcomes: smsOutcomes,
};
