import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../lib/data';
import { omit } from '../lib/omit';
import type { Call } from './call';
import { hasContent } from './messageParts';
import { split } from './split';
import { unfold, unfoldBody } from './unfold';
import { isUrlCheck } from './urlCheck';

/** A message of a call. */
export interface CalledMessage {
	/** As it came, less the other messages of the call. */
	raw: Call;
	/** The same with all its fields as objects. */
	read: Call;
}

/** Methods that ask whether something is there. */
const asks: ReadonlySet<string> = new Set(['HEAD', 'OPTIONS']);

/** The messages of a list in the query of a call that has no body. */
function messagesOfQuery(call: Call, query: IDataObject): CalledMessage[] | undefined {
	return split(query)?.map(({ shown, read }) => ({
		raw: { ...call, query: { key: call.query.key, ...asObject(shown) } },
		read: { ...call, query: asObject(read) ?? {} },
	}));
}

/**
 * The messages of a call, each as a call of its own: a list has several. None of a call without
 * anything in it, by which a provider checks the URL.
 */
export function messagesOf(call: Call): CalledMessage[] {
	if (asks.has(call.method.toUpperCase())) return [];
	const body = unfoldBody(call.body);
	const query = unfold(omit(call.query, 'key')) as IDataObject;
	const one = { shown: call.body, read: body };
	const messages =
		(hasContent(body) ? undefined : messagesOfQuery(call, query)) ??
		(split(body) ?? [one]).map(({ shown, read }) => ({
			raw: { ...call, body: shown as Call['body'] },
			read: { ...call, body: read as Call['body'], query },
		}));
	return messages.filter(
		({ read }) => (hasContent(read.body) || hasContent(read.query)) && !isUrlCheck(read),
	);
}
