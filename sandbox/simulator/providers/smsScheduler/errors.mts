import type { Answer, Json } from '../../types.mts';

/** Messages by field, as a 400 carries them. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/**
 * Failures that a script can ask for. The texts of message_stop and phone_numbers are documented,
 * those of the other fields are made after their pattern.
 */
export const FIELD_FAILURES: Readonly<Record<string, FieldErrors>> = {
	messageText: { message_text: [typeError('message_text', 'string')] },
	messageStop: { message_stop: [typeError('message_stop', 'boolean')] },
	deliveryDate: { delivery_date: [typeError('delivery_date', 'string')] },
	senderId: { sender_id: [typeError('sender_id', 'integer')] },
	phoneNumbers: { phone_numbers: [listError('phone_numbers')] },
	invalidPhone: { phone_numbers: [invalidPhone('+123456789')] },
};

/** 401 and 404 are listed without a body, the others not at all: all come empty. */
export const STATUS_FAILURES = {
	unauthorized: 401,
	notFound: 404,
	rateLimited: 429,
	serverError: 500,
	unavailable: 503,
} as const;

/** "The field … must be a value of type …". */
export function typeError(field: string, type: string): string {
	return `The field "${field}" must be a value of type "${type}"`;
}

/** "The field … must be a list of type …". */
export function listError(field: string): string {
	return `The field "${field}" must be a list of type "string"`;
}

/** The text that names one bad number. */
export function invalidPhone(number: string): string {
	return `The following phone number is invalid: ${number}`;
}

/** An answer with a JSON body. */
export function reply(value: Json, status = 200): Answer {
	const headers = { 'Content-Type': 'application/json; charset=utf-8' };
	return { status, headers, body: JSON.stringify(value) };
}

/** HTTP 400 with the messages by field. */
export function badRequest(errors: FieldErrors): Answer {
	return reply({ errors }, 400);
}

/** A status without a body. */
export function emptyAnswer(status: number): Answer {
	return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '' };
}
