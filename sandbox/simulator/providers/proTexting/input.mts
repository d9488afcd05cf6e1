import type { Answer, Json } from '../../types.mts';
import { toE164 } from '../../phones.mts';
import type { World } from '../../world.mts';
import type { Content } from './account.mts';
import { failField, fail, type Call } from './call.mts';

/** Either what was read, or the answer that refuses it. */
export type Read<Value> = { readonly value: Value } | { readonly refusal: Answer };

const LONGEST_TEXT = 480;
const PHONE = /^\d{10,15}$/;

/** A text field; what is absent or null is empty. */
export function textField(call: Call, name: string): Read<string> {
	const value = call.body[name] ?? '';
	if (typeof value === 'string') return { value };
	return { refusal: failField(call, name, `${name} must be a string.`) };
}

/** An integer field, as number or as digits; undefined when it is absent or empty. */
export function integerField(call: Call, name: string): Read<number | undefined> {
	const value = call.body[name] ?? '';
	if (value === '') return { value: undefined };
	const number = typeof value === 'boolean' ? NaN : Number(value);
	if (Number.isInteger(number)) return { value: number };
	return { refusal: failField(call, name, `${name} must be an integer.`) };
}

/** A required phone number: digits with the country code, as in every example of the documents. */
export function phoneField(call: Call, name: string): Read<string> {
	const text = textField(call, name);
	if ('refusal' in text) return text;
	if (text.value === '') return { refusal: failField(call, name, `${name} cannot be blank.`) };
	if (PHONE.test(text.value)) return text;
	return { refusal: failField(call, name, `${name} is not a valid phone number.`) };
}

/** Message, Subject and MmsTemplateId: the same three in every kind of send. */
export function contentFields(call: Call, isMessageRequired: boolean): Read<Content> {
	const text = textField(call, 'Message');
	if ('refusal' in text) return text;
	const subject = textField(call, 'Subject');
	if ('refusal' in subject) return subject;
	const template = integerField(call, 'MmsTemplateId');
	if ('refusal' in template) return template;
	// 0 is what a client sends for "none"; no template has that id.
	const mmsTemplateId = template.value === 0 ? undefined : template.value;
	const refusal = refuseContent(call, text.value, mmsTemplateId, isMessageRequired);
	if (refusal) return { refusal };
	return { value: { text: text.value, subject: subject.value, mmsTemplateId } };
}

function refuseContent(
	call: Call,
	text: string,
	mmsTemplateId: number | undefined,
	isMessageRequired: boolean,
): Answer | undefined {
	if (text === '' && isMessageRequired)
		return failField(call, 'Message', 'Message cannot be blank.');
	// Only MobilePhone is starred for a send, but there is nothing to send without either.
	if (text === '' && mmsTemplateId === undefined) return fail(call, 'unprocessable');
	if ([...text].length > LONGEST_TEXT) {
		const message = `Message should contain at most ${LONGEST_TEXT} characters.`;
		return failField(call, 'Message', message);
	}
	if (mmsTemplateId === undefined || call.account.templates.has(mmsTemplateId)) return undefined;
	return fail(call, 'emptyMmsResource');
}

/** The 0/1 switches, which change nothing that the simulator shows. */
export function refuseSwitches(call: Call, names: readonly string[]): Answer | undefined {
	for (const name of names) {
		const value = call.body[name] ?? '';
		const isSwitch = ['', 0, 1, '0', '1'].some((allowed: Json) => allowed === value);
		if (!isSwitch) return failField(call, name, `${name} must be either "0" or "1".`);
	}
	return undefined;
}

/** Whether an operation of this provider opted a phone out. */
export function isOptedOut({ phones }: World, number: string): boolean {
	return phones.optOuts.get(toE164(number))?.has('proTexting') ?? false;
}

/** Why this phone cannot be written to; in a campaign such a contact only gets a status. */
export function refusePhone(call: Call, number: string): Answer | undefined {
	const { condition } = call.world.phones.of(toE164(number));
	if (isOptedOut(call.world, number) || condition === 'optedOut') return fail(call, 'optedOut');
	return condition === 'blacklisted' ? fail(call, 'blockedGlobally') : undefined;
}
