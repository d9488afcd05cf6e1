import { asObject } from '../lib/data';
import { omit } from '../lib/omit';
import type { Call } from './call';
import { hasContent, hasText, isMessage } from './callFields';

/** Fields of an object around a list, at most: each message is shown with all of them. */
const mostAround = 50;

/** The bodies of the messages that a body is made of. */
function bodiesOf(body: unknown): unknown[] {
	if (Array.isArray(body)) {
		const records = body.filter((entry) => asObject(entry) !== undefined);
		return records.length > 0 ? records.flatMap(bodiesOf) : [body];
	}
	const object = asObject(body);
	const entries = Object.entries(object ?? {});
	if (!object || isMessage(object) || entries.length > mostAround) return [body];
	for (const [name, inner] of entries) {
		if (typeof inner !== 'object' || inner === null) continue;
		const parts = bodiesOf(inner).filter((part) => hasText(asObject(part) ?? {}));
		// An object with one message in it is left as it is.
		const isList = Array.isArray(inner) ? parts.length > 0 : parts.length > 1;
		if (isList) return parts.map((part) => ({ ...object, [name]: part }));
	}
	return [body];
}

/** Methods that ask whether something is there. */
const asks: ReadonlySet<string> = new Set(['HEAD', 'OPTIONS']);

/**
 * The messages of a call, each as a call of its own: a list has several. None of a call without
 * anything in it, by which a provider checks the URL.
 */
export function messagesOf(call: Call): Call[] {
	if (asks.has(call.method.toUpperCase())) return [];
	const query = omit(call.query, 'key');
	return bodiesOf(call.body)
		.map((body) => ({ ...call, body: body as Call['body'] }))
		.filter(({ body }) => hasContent(body) || hasContent(query));
}
