import { parseForm } from '../../encoding.mts';
import { fieldsIn, listIn, readJson, reasonOf, textIn, type Refusal } from '../../refusals.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';
import { SUCCESS } from './errors.mts';

/** A code of a recipient that is not success, or the error of a whole request. */
const REFUSED = /"code":(?!200\b)|"error":(?!false|0\b)/;
const FIRST_FAILURE = 400;

/** The messages that a response refuses: each recipient has a code of its own (§2). */
export function refusals(request: ReceivedRequest, answer: Answer): Refusal[] {
	if (request.path !== 'sms/send') return [];
	// A response may have 100,000 recipients, and usually accepts them all.
	if (answer.status < FIRST_FAILURE && !REFUSED.test(answer.body)) return [];
	const form = parseForm(request);
	const [text = '', from = ''] = [form.get('msg'), form.get('from')];
	const body = fieldsIn(readJson(answer.body));
	const log = listIn(body['send_log']).map(fieldsIn);
	if (log.length === 0) {
		const reason = reasonOf(answer, textIn(body['error_message']));
		const all = (form.get('to') ?? '').split(',').map((number) => number.trim());
		return all.map((to) => ({ to, from, text, reason }));
	}
	return log
		.filter(({ code }) => code !== SUCCESS)
		.map(({ to, code_desc: words }) => {
			return { to: textIn(to), from, text, reason: reasonOf(answer, textIn(words)) };
		});
}
