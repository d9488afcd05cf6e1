import { parseIn } from '../../dates.mts';
import type { ReceivedRequest } from '../../types.mts';
import { invalidPhone, listError, typeError } from './errors.mts';

/** A valid body of POST sms, with numbers in E.164. */
export type NewMessage = {
	readonly text: string;
	readonly hasStop: boolean;
	readonly at: number;
	readonly senderId: number;
	readonly phones: readonly string[];
};

type Fields = Readonly<Record<string, unknown>>;

const DATE_FORMAT = 'yyyy-MM-dd HH:mm:ss';
/** "with the country prefix and without spaces or hyphens". */
const PHONE = /^\+?[1-9]\d{7,14}$/;
/** The documents call +123456789 invalid: numbers of +1 have ten digits after it. */
const SHORT_NANP = /^\+?1(?!\d{10}$)/;
/** Countries whose numbers lose their national zero behind the prefix. */
const NATIONAL_ZERO = /^(33|44|49)0/;

/** Reads the body of POST sms: the message, or the texts of what is wrong, by field. */
export function readMessage(
	request: ReceivedRequest,
	zone: string,
): { message: NewMessage } | { errors: Record<string, string[]> } {
	const fields = parseJson(request.body);
	const errors: Record<string, string[]> = {};
	const note = (field: string, error: string): void => void (errors[field] ??= []).push(error);
	const text = fields['message_text'];
	if (typeof text !== 'string') note('message_text', typeError('message_text', 'string'));
	const stop = fields['message_stop'] ?? false;
	if (typeof stop !== 'boolean') note('message_stop', typeError('message_stop', 'boolean'));
	const at = readDate(fields['delivery_date'], zone);
	if (typeof at === 'string') note('delivery_date', at);
	const senderId = fields['sender_id'];
	if (!Number.isInteger(senderId)) note('sender_id', typeError('sender_id', 'integer'));
	const phones = readPhones(fields['phone_numbers']);
	for (const error of phones.errors) note('phone_numbers', error);
	if (Object.keys(errors).length > 0 || typeof at === 'string') return { errors };
	const read = { text: String(text), hasStop: stop === true, senderId: Number(senderId) };
	return { message: { ...read, at, phones: phones.numbers } };
}

/** A body that is no JSON object has no fields, so that every required one is missed. */
function parseJson(text: string): Fields {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null
			? Object.fromEntries(Object.entries(value))
			: {};
	} catch {
		return {};
	}
}

/** The instant, or the text of the error; which text a bad date gets is not documented. */
function readDate(value: unknown, zone: string): number | string {
	if (typeof value !== 'string') return typeError('delivery_date', 'string');
	const at = parseIn(zone, value, [DATE_FORMAT]);
	return at ?? 'The field "delivery_date" must be a date of format "YYYY-MM-DD HH:MM:SS"';
}

/** A string for one number or a list for several; one bad number spoils the whole call. */
function readPhones(value: unknown): { numbers: string[]; errors: string[] } {
	const members: unknown[] =
		typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
	const texts = members.filter((member) => typeof member === 'string');
	const errors =
		texts.length === 0 || texts.length < members.length ? [listError('phone_numbers')] : [];
	const numbers: string[] = [];
	for (const text of texts) {
		if (PHONE.test(text) && !SHORT_NANP.test(text)) numbers.push(normalise(text));
		else errors.push(invalidPhone(text));
	}
	return { numbers, errors };
}

/** The answer's keys look normalised: they are not the numbers as sent. */
function normalise(number: string): string {
	return `+${number.replace('+', '').replace(NATIONAL_ZERO, '$1')}`;
}
