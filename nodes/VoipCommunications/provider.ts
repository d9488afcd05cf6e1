import type { Verdict } from '../shared/contract/outcome';
import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { blameOf } from '../shared/http/accountWords';
import { accountKindOf } from '../shared/http/classifyResponse';
import { isTold } from '../shared/http/refusalSigns';
import { wordsOf } from '../shared/http/refusalWords';
import { asList, asObject, asText } from '../shared/lib/data';
import { omit } from '../shared/lib/omit';
import { readStatus, type StatusTable } from '../shared/result/deliveryStatus';
import { quoted } from '../shared/result/failure';

/**
 * `status` of a send_log entry. The page (sms-api) shows SCHEDULED alone; the others are words that
 * can hardly mean anything else. A word whose meaning is open is in no table.
 */
export const statuses: StatusTable = {
	SCHEDULED: ['scheduled', 'SCHEDULED'],
	QUEUED: ['enroute', 'QUEUED'],
	SENDING: ['enroute', 'SENDING'],
	SENT: ['enroute', 'SENT'],
	SUBMITTED: ['enroute', 'SUBMITTED'],
	DELIVERED: ['delivered', 'DELIVERED'],
	FAILED: ['undeliverable', 'FAILED'],
	UNDELIVERED: ['undeliverable', 'UNDELIVERED'],
	UNDELIVERABLE: ['undeliverable', 'UNDELIVERABLE'],
	REJECTED: ['rejected', 'REJECTED'],
	EXPIRED: ['expired', 'EXPIRED'],
	CANCELED: ['deleted', 'CANCELED'],
	CANCELLED: ['deleted', 'CANCELLED'],
	DELETED: ['deleted', 'DELETED'],
};

/** Reads a word for what became of a message, in any case; the result keeps it as it came. */
export function readWord(value: unknown): ReturnType<typeof readStatus> {
	const word = asText(value);
	const { deliveryState } = readStatus(statuses, word?.trim().toUpperCase());
	return { deliveryState, status: word === undefined ? null : { code: word, text: word } };
}

/**
 * A top-level `error` in a 200 is a failure. The page does not mention it; the provider's own
 * app checks it, with its text in `error_message`. Its words are all there is to say what for.
 */
function judge({ status, body }: ProviderResponse): Verdict | undefined {
	if (!('value' in body)) return undefined;
	const answer = asObject(asList(body.value)?.[0]);
	const inner = asObject(answer?.error);
	if (!answer || !isTold(answer.error)) return undefined;
	const flag = asText(inner?.message ?? inner?.error_message ?? answer.error) ?? '';
	const isBare = /^(?:true|\d*)$/i.test(flag);
	// Other words of the response are better than none.
	const other = wordsOf(inner ?? omit(answer, 'error'));
	const words = asText(answer.error_message) ?? (isBare ? other || 'no reason given' : flag);
	const code = asText(inner?.code);
	const kind = blameOf(words, accountKindOf(status) ?? accountKindOf(Number(code)));
	const cause = quoted(kind, 'VoIP Communications', words, { code });
	return { submission: 'rejected', cause };
}

/** VoIP Communications: https://voip-communications.net/vcw/sms/sms-api/ */
export const voipCommunications: Provider = {
	name: 'voipCommunications',
	displayName: 'VoIP Communications',
	credential: 'voipCommunicationsApi',
	secrets: ['apiKey', 'apiPassword'],
	options: usualOptions,
	recipientsPerRequest: Infinity,
	phones: 'digits',
	judge,
};
