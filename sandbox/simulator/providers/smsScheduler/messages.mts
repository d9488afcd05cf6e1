import type { Verdict } from '../../phones.mts';
import type { Answer, PhoneCondition, PhoneState, ReceivedRequest } from '../../types.mts';
import type { World } from '../../world.mts';
import type { Account, Message, Sms } from './account.mts';
import { badRequest, emptyAnswer, reply, STATUS_FAILURES } from './errors.mts';
import { stateOf } from './states.mts';
import { readMessage, type NewMessage } from './wire.mts';

const SCHEDULED = 10;
const PENDING = 11;
const SENT = 12;
const RECEIVED = 13;
const INVALID_SENDER = 24;
/** From here on the codes say that the SMS was sent, but missed. */
const FIRST_MISSED = 30;

/** 26 cancelled: blacklisted contact; 31 blocked by the carrier; 32 validity period over. */
const CODE_BY_CONDITION: Readonly<Record<PhoneCondition, number>> = {
	normal: RECEIVED,
	slow: RECEIVED,
	unreachable: 32,
	optedOut: 26,
	blacklisted: 31,
};

/** The words are not documented, only that a mention is added to the end. */
const STOP_MENTION = '\nSTOP';
const GSM_SINGLE = 160;
const GSM_PART = 153;
const UNICODE_SINGLE = 70;
const UNICODE_PART = 67;

type Call = { readonly world: World; readonly account: Account };

/** POST sms: one message to one or many phones. */
export function create(call: Call, request: ReceivedRequest): Answer {
	const { zone, smsIds } = call.world.settings.smsScheduler;
	const read = readMessage(request, zone);
	if ('errors' in read) return badRequest(read.errors);
	const message = addMessage(call, read.message);
	message.appointment = call.world.agenda.at(read.message.at, (now) =>
		dispatch(call, message, Math.max(now, request.at)),
	);
	const idsByPhone: Record<string, number[]> = {};
	for (const sms of new Set(message.smsById.values())) {
		(idsByPhone[sms.phone] ??= []).push(...sms.ids);
	}
	const spell = (ids: readonly number[]) =>
		ids.length > 1 || smsIds === 'array' ? ids : (ids[0] ?? 0);
	const spelled = Object.entries(idsByPhone).map(([phone, ids]) => [phone, spell(ids)] as const);
	return reply({ message_id: message.id, sms_ids: Object.fromEntries(spelled) });
}

/** GET sms/{id}: neither id nor date nor text, only phone and status. */
export function showSms(call: Call, id: number): Answer {
	const sms = call.account.smsById.get(id);
	if (sms === undefined) return emptyAnswer(STATUS_FAILURES.notFound);
	return reply({ phone_number: sms.phone, status: statusOf(call.world, sms) });
}

/** GET message/{id}: every SMS of the message. */
export function showMessage(call: Call, id: number): Answer {
	const message = call.account.messages.get(id);
	if (message === undefined) return emptyAnswer(STATUS_FAILURES.notFound);
	const rows = [...message.smsById].map(([smsId, sms]) => ({
		id: smsId,
		phone_number: sms.phone,
		status: statusOf(call.world, sms),
	}));
	return reply(rows);
}

/** DELETE sms/{id}: `false` for one that has gone out, which no document describes. */
export function deleteSms(call: Call, id: number): Answer {
	const sms = call.account.smsById.get(id);
	if (sms === undefined) return emptyAnswer(STATUS_FAILURES.notFound);
	return reply({ success: removeSms(call, sms) > 0 });
}

/** DELETE message/{id}: how many SMS were deleted. */
export function deleteMessage(call: Call, id: number): Answer {
	const message = call.account.messages.get(id);
	if (message === undefined) return emptyAnswer(STATUS_FAILURES.notFound);
	let count = 0;
	for (const sms of new Set(message.smsById.values())) count += removeSms(call, sms);
	return reply({ success: count });
}

function addMessage({ world, account }: Call, read: NewMessage): Message {
	const { text, hasStop, senderId, phones, at } = read;
	const fullText = hasStop ? text + STOP_MENTION : text;
	const id = account.nextMessageId++;
	const from = account.senders.get(senderId) ?? '';
	const content = { provider: 'smsScheduler', from, text: fullText, kind: 'SMS' } as const;
	const plan = world.journal.plan({ content, at });
	const message: Message = { id, text: fullText, senderId, smsById: new Map(), plan };
	const parts = partsOf(fullText);
	for (const phone of phones) {
		const ids = Array.from({ length: parts }, () => account.nextSmsId++);
		const sms: Sms = { ids, phone, message };
		world.journal.include(plan, String(ids[0]), phone);
		for (const smsId of ids) {
			message.smsById.set(smsId, sms);
			account.smsById.set(smsId, sms);
		}
	}
	account.messages.set(id, message);
	return message;
}

/** A rough count (no GSM extension table): enough to give long texts several ids. */
function partsOf(text: string): number {
	const isLatin = /^[\p{ASCII}\u0080-\u00ff€]*$/u.test(text);
	const [single, part] = isLatin ? [GSM_SINGLE, GSM_PART] : [UNICODE_SINGLE, UNICODE_PART];
	return text.length <= single ? 1 : Math.ceil(text.length / part);
}

function dispatch({ world, account }: Call, message: Message, at: number): void {
	const from = account.senders.get(message.senderId);
	for (const sms of new Set(message.smsById.values())) {
		const outgoing = {
			provider: 'smsScheduler',
			phone: sms.phone,
			to: sms.phone,
			from: from ?? '',
			text: message.text,
			kind: 'SMS',
			id: String(sms.ids[0]),
		} as const;
		const judgeSms = from === undefined ? judgeInvalidSender : judge;
		sms.delivery = world.phones.deliver(outgoing, judgeSms, at, message.plan);
	}
}

function judge(state: PhoneState): Verdict {
	const code = state.finalStatus.smsScheduler ?? CODE_BY_CONDITION[state.condition];
	return { code, arrives: code === RECEIVED, state: stateOf(code) };
}

/** An unknown sender id is accepted and then cancelled: status 24 exists for it. */
function judgeInvalidSender(): Verdict {
	return { code: INVALID_SENDER, arrives: false, state: stateOf(INVALID_SENDER) };
}

function statusOf(world: World, { delivery }: Sms): number {
	if (delivery === undefined) return SCHEDULED;
	const stage = world.phones.stageOf(delivery, world.clock.now());
	const { code } = delivery.verdict;
	if (stage === 'final') return code;
	// What ends as cancelled was never sent.
	const isSent = code === RECEIVED || code === SENT || code >= FIRST_MISSED;
	return stage === 'sent' && isSent ? SENT : PENDING;
}

function removeSms({ world, account }: Call, sms: Sms): number {
	if (sms.delivery !== undefined) return 0;
	world.journal.withdraw(sms.message.plan, String(sms.ids[0]));
	for (const id of sms.ids) {
		account.smsById.delete(id);
		sms.message.smsById.delete(id);
	}
	if (sms.message.smsById.size === 0) {
		sms.message.appointment?.cancel();
		account.messages.delete(sms.message.id);
	}
	return sms.ids.length;
}
