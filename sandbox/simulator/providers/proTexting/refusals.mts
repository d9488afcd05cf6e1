import { fieldsIn, readJson, reasonOf, textIn, type Refusal } from '../../refusals.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';
import { parseBody } from './wire.mts';

/** The requests for one phone. */
const SINGLE = ['sms/send', 'sms-simple/send', 'sms/send-single-schedule-message'];
const FIRST_FAILURE = 400;

/** The message that a response refuses. */
export function refusals(request: ReceivedRequest, answer: Answer): Refusal[] {
	if (answer.status < FIRST_FAILURE || !SINGLE.includes(request.path)) return [];
	const { MobilePhone, SendFrom, Message } = parseBody(request) ?? {};
	const reason = reasonOf(answer, wordsOf(answer.body));
	return [{ to: textIn(MobilePhone), from: textIn(SendFrom), text: textIn(Message), reason }];
}

/** An error is an object, and a field that is wrong a list of them; both as JSON or XML (§10). */
function wordsOf(body: string): string {
	const xml = /<message>([^<]*)<\/message>/.exec(body)?.[1];
	if (xml !== undefined) return xml;
	const value = readJson(body);
	return textIn(fieldsIn(Array.isArray(value) ? value[0] : value)['message']);
}
