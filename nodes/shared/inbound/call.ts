import type { IDataObject } from 'n8n-workflow';

import { decode } from '../http/decodeResponse';
import { decodeBytes, unicodeOrWestern } from '../lib/charset';
import { asObject, asText, reserved } from '../lib/data';
import { valuesByKey } from '../lib/groupBy';
import { formPairs } from './formPairs';

/** What n8n hands to a node of a call; it has read the body before. */
export interface CallRequest {
	method: string;
	/** Path and query. */
	url: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	ip?: string;
	/** Absent where n8n took a form of several parts from each other. */
	rawBody?: Buffer;
	/** `{ data, files }` of such a form. */
	body?: unknown;
}

/** A call by a provider, as it comes out in `raw`. */
export interface Call extends IDataObject {
	method: string;
	query: IDataObject;
	/** An object where it has fields, otherwise the text; null when there is none. */
	body: IDataObject | unknown[] | string | null;
}

/** An object of these; a name that comes several times has a list. */
function grouped(pairs: Iterable<[string, unknown]>): IDataObject {
	const usable = [...pairs].filter(([name]) => !reserved.has(name));
	const entries = [...valuesByKey(usable)].map(([name, all]) => [
		name,
		all.length > 1 ? all : all[0],
	]);
	return Object.fromEntries(entries) as IDataObject;
}

/**
 * The query of a call. A provider that puts `?from=…` behind any address does so behind ours too,
 * which has a query already.
 */
export function queryOf({ url }: Pick<CallRequest, 'url'>): IDataObject {
	const at = url.indexOf('?');
	const query = at < 0 ? '' : url.slice(at + 1).replace(/^(key=[^&?]*)\?/, '$1&');
	return grouped(formPairs(Buffer.from(query), ''));
}

/** Fields and names of files; the files themselves stay with n8n. */
function partsOf(body: unknown): IDataObject {
	const { data, files } = asObject(body) ?? {};
	const fields = grouped(Object.entries(asObject(data) ?? {}));
	const named = Object.entries(asObject(files) ?? {}).flatMap(([field, file]) =>
		[file].flat().map((one) => ({ field, fileName: asText(asObject(one)?.originalFilename) })),
	);
	return named.length === 0 ? fields : { ...fields, files: named };
}

/** `name=value`: a form also where its sender names no type for it. */
const formLike = /^[\w.%+[\]-]+=/;

/**
 * The body by what it is, since nobody documents its form. n8n's own reading is passed over: it
 * rounds long ids.
 */
function bodyOf(request: CallRequest): Call['body'] {
	const contentType = String(request.headers['content-type'] ?? '');
	const type = contentType.toLowerCase();
	if (type.startsWith('multipart/form-data')) return partsOf(request.body);
	const bytes = request.rawBody ?? Buffer.alloc(0);
	const text = decodeBytes(bytes, contentType, unicodeOrWestern);
	const decoded = decode(text);
	if (decoded.form === 'empty') return null;
	const value = 'value' in decoded ? decoded.value : undefined;
	const fields = Array.isArray(value) ? value : asObject(value);
	if (fields) return fields;
	const isForm = type.startsWith('application/x-www-form-urlencoded');
	const mayBeForm = !type.startsWith('text/') && formLike.test(text);
	if (isForm || mayBeForm) return grouped(formPairs(bytes, contentType));
	return value === null || value === '' ? null : text;
}

/** Reads a call. */
export function readCall(request: CallRequest): Call {
	return { method: request.method, query: queryOf(request), body: bodyOf(request) };
}
