import type { Pairs } from '../../encoding.mts';
import { fieldsIn, listIn, readJson, reasonOf, textIn, type Refusal } from '../../refusals.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';

const SEND = 'messages/text/send';
const ACCEPTED = ['200', '204'];

/** The message that a response refuses: by the code in its body, whatever its HTTP status (§1). */
export function refusals(request: ReceivedRequest, answer: Answer, parameters: Pairs): Refusal[] {
	if (request.path !== SEND) return [];
	const [response] = listIn(fieldsIn(readJson(answer.body))['responses']);
	const { code, message } = fieldsIn(response);
	const isSilent = code === undefined && answer.status < 400;
	if (isSilent || ACCEPTED.includes(textIn(code))) return [];
	const [to = '', from = '', text = ''] = ['cnumber', 'snumber', 'message'].map((name) =>
		parameters.get(name),
	);
	return [{ to, from, text, reason: reasonOf(answer, textIn(message)) }];
}
