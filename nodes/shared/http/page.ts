import type { ProviderResponse } from '../contract/response';
import { fingerprint } from '../lib/fingerprint';

/** The content of a page, by which it is known again; worked out once, however often it is asked. */
const contents = new WeakMap<ProviderResponse, string>();

/** Stands for the content of a response, to be compared and kept. */
export function contentOf(answer: ProviderResponse): string {
	const known = contents.get(answer) ?? fingerprint(answer.body);
	contents.set(answer, known);
	return known;
}

/** Whether a page is the one before it again: some servers do so when asked for one too many. */
export function repeats(answers: readonly ProviderResponse[], place: number): boolean {
	const [before, page] = [answers[place - 1], answers[place]];
	return before !== undefined && page !== undefined && contentOf(before) === contentOf(page);
}

/** What stands in the place of a page after the last one. */
export function isNothing({ status, body }: ProviderResponse): boolean {
	if (status === 404 || body.form === 'empty') return true;
	if (!('value' in body)) return false;
	return body.value === null || body.value === false || body.value === '';
}
