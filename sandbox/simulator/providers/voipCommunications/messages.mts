import { randomBytes } from 'node:crypto';

import type { Plan } from '../../book.mts';
import { formatIn, parseAnyDate } from '../../dates.mts';
import type { Pairs } from '../../encoding.mts';
import { toE164, type Verdict } from '../../phones.mts';
import type { Answer, JsonObject, PhoneState } from '../../types.mts';
import type { World } from '../../world.mts';
import { addToHistory, BULK_ROUTE_NUMBER, type Account, type Sms } from './account.mts';
import { BLOCKED_NUMBER, describeCode, fail, INVALID_NUMBER, reply, SUCCESS } from './errors.mts';

/** One authenticated call: what every operation works on. */
export type Call = {
	readonly world: World;
	readonly account: Account;
	readonly form: Pairs;
	readonly at: number;
};

type Submission = {
	from: string;
	isBulk: boolean;
	text: string;
	at: number;
	/** The time as the answer spells it, once for all recipients. */
	date: string;
	plan: Plan;
};

export const DATE_FORMAT = 'yyyy-MM-dd HH:mm:ss';
const NUMBER = /^\d{8,15}$/;
/** "more than 160 characters … split into messages of 153 characters each". */
const SINGLE_LENGTH = 160;
const PART_LENGTH = 153;
const SALE_PER_PART = 0.01;
/** Year and hex digits: 27 characters, as in the documented example. */
const SMSID_RANDOM_LENGTH = 23;

/** The countries the simulator knows by their prefix; all of +1 is called US. */
const COUNTRIES: readonly (readonly [prefix: string, country: string])[] = [
	['1', 'US'],
	['33', 'FR'],
	['34', 'ES'],
	['44', 'GB'],
	['49', 'DE'],
	['52', 'MX'],
];

/** POST sms/send: one entry of send_log for every number in `to`. */
export function send(call: Call): Answer {
	const { form, account, at } = call;
	const recipients = (form.get('to') ?? '').split(',').map((number) => number.trim());
	const text = form.get('msg') ?? '';
	const from = form.get('from')?.trim() ?? '';
	const date = (form.get('delivery_date') ?? '').trim();
	const zone = call.world.settings.voipCommunications.zone;
	const when = date === '' ? at : parseAnyDate(zone, date);
	// How a request is refused as a whole is not documented; this is the app's error channel.
	if (recipients.join('') === '') return fail('error', 'Parameter "to" is required');
	if (text === '') return fail('error', 'Parameter "msg" is required');
	if (when === undefined) return fail('error', 'Parameter "delivery_date" is not a valid date');
	if (from !== '' && !account.numbers.has(from)) {
		return fail('error', 'Parameter "from" is not an SMS enabled number of yours');
	}
	const isBulk = from === '';
	const sentAt = Math.max(when, at);
	const sender = isBulk ? BULK_ROUTE_NUMBER : from;
	const content = {
		provider: 'voipCommunications',
		from: sender,
		text,
		kind: kindOf(isBulk),
	} as const;
	const submission = {
		from: sender,
		isBulk,
		text,
		at: sentAt,
		date: formatIn(zone, sentAt, DATE_FORMAT),
		plan: call.world.journal.plan({ content, at: sentAt }),
	};
	const log = recipients.filter((to) => to !== '').map((to) => submit(call, submission, to));
	return reply({ send_log: log });
}

function submit(call: Call, submission: Submission, to: string): JsonObject {
	const { account, world, at } = call;
	const state = world.phones.of(toE164(to));
	const code = NUMBER.test(to) ? judge(state).code : INVALID_NUMBER;
	if (code !== SUCCESS) return logEntry(submission, to, code, 'REJECTED', '');
	const smsid = newSmsId(at);
	const sms: Sms = {
		smsid,
		historyId: account.nextHistoryId++,
		direction: 'OUT',
		internal: submission.from,
		external: to,
		text: submission.text,
		at: submission.at,
		isBulk: submission.isBulk,
		sale: saleOf(submission.text),
		plan: submission.plan,
	};
	world.journal.include(submission.plan, smsid, toE164(to));
	const isScheduled = submission.at > at;
	if (isScheduled) account.scheduled.set(smsid, sms);
	sms.appointment = world.agenda.at(sms.at, () => dispatch(call, sms));
	// SCHEDULED is the only documented status word.
	return logEntry(submission, to, code, isScheduled ? 'SCHEDULED' : 'SENT', smsid);
}

function dispatch({ account, world }: Call, sms: Sms): void {
	account.scheduled.delete(sms.smsid);
	const outgoing = {
		provider: 'voipCommunications',
		phone: toE164(sms.external),
		to: sms.external,
		from: sms.internal,
		text: sms.text,
		kind: kindOf(sms.isBulk),
		id: sms.smsid,
	} as const;
	sms.delivery = world.phones.deliver(outgoing, judge, sms.at, sms.plan);
	addToHistory(account, sms);
}

function judge({ condition, finalStatus }: PhoneState): Verdict {
	const isBlocked = condition === 'optedOut' || condition === 'blacklisted';
	const code = finalStatus.voipCommunications ?? (isBlocked ? BLOCKED_NUMBER : SUCCESS);
	const arrives = code === SUCCESS && condition !== 'unreachable';
	return { code, arrives, state: arrives ? 'delivered' : 'undeliverable' };
}

/** BULKSMS is documented; the word for two-way SMS is not. */
function kindOf(isBulk: boolean): 'BULKSMS' | '2WAYSMS' {
	return isBulk ? 'BULKSMS' : '2WAYSMS';
}

function saleOf(text: string): number {
	const parts = text.length <= SINGLE_LENGTH ? 1 : Math.ceil(text.length / PART_LENGTH);
	return Number((parts * SALE_PER_PART).toFixed(2));
}

function newSmsId(at: number): string {
	const random = randomBytes(SMSID_RANDOM_LENGTH).toString('hex').slice(0, SMSID_RANDOM_LENGTH);
	return `${new Date(at).getUTCFullYear()}${random}`;
}

function logEntry(
	submission: Submission,
	to: string,
	code: number,
	status: string,
	smsid: string,
): JsonObject {
	return {
		code,
		code_desc: describeCode(code),
		from: submission.from,
		to,
		country: countryOf(to),
		msg: submission.text,
		delivery_date: submission.date,
		sale: code === SUCCESS ? saleOf(submission.text) : 0,
		type: kindOf(submission.isBulk),
		status,
		smsid,
	};
}

/** ISO-2, or empty for a prefix the simulator does not know. */
export function countryOf(number: string): string {
	return COUNTRIES.find(([prefix]) => number.startsWith(prefix))?.[1] ?? '';
}
