import { fieldsIn, listIn, readJson, reasonOf, textIn, type Refusal } from '../../refusals.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';

const FIRST_FAILURE = 400;

/** The messages that a response refuses: one bad number spoils the whole request (§2). */
export function refusals(request: ReceivedRequest, answer: Answer): Refusal[] {
	if (answer.status < FIRST_FAILURE || request.path !== 'sms') return [];
	const {
		phone_numbers: phones,
		sender_id: sender,
		message_text: text,
	} = fieldsIn(readJson(request.body));
	const errors = Object.values(fieldsIn(fieldsIn(readJson(answer.body))['errors'])).flatMap(listIn);
	const reason = reasonOf(answer, errors.map(textIn).join(' '));
	const all = typeof phones === 'string' ? [phones] : listIn(phones);
	return all.map((to) => ({ to: textIn(to), from: textIn(sender), text: textIn(text), reason }));
}
