import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { buildXml } from '../lib/vendor/xml';
import type { Account } from './account';

/** How a request's body is spelled, and its answer wanted. `none`: no body, and JSON. */
export type Dialect = 'json' | 'xml' | 'form' | 'none';

/** A value of a request body. Lists become `<item>` elements in XML. */
export type BodyValue = string | number | boolean | readonly string[];

/** A request as an operation states it: no host, no secret, nothing encoded yet. */
export interface ProviderRequest {
	method: IHttpRequestMethods;
	/** Below the base URL, without a leading slash; ids in it are encoded by the operation. */
	path: string;
	query?: Readonly<Record<string, string>>;
	dialect: Dialect;
	/** Entries that are undefined are left out. */
	body?: Readonly<Record<string, BodyValue | undefined>>;
	/** A question that may fail without harm: its answer then has status 0. */
	optional?: boolean;
}

const mime = {
	json: 'application/json',
	xml: 'application/xml',
	form: 'application/x-www-form-urlencoded',
} as const;

function present(body: NonNullable<ProviderRequest['body']>): Array<[string, BodyValue]> {
	return Object.entries(body).filter(
		(entry): entry is [string, BodyValue] => entry[1] !== undefined,
	);
}

function xmlValue(value: BodyValue): unknown {
	return Array.isArray(value) ? { item: value } : value;
}

/** Root of XML request bodies: undocumented, `<request>` by this package's own contract. */
function xmlBody(entries: Array<[string, BodyValue]>): string {
	return buildXml({
		request: Object.fromEntries(entries.map(([name, value]) => [name, xmlValue(value)])),
	});
}

/** Form bodies stay an object: n8n encodes it after a credential has added its fields. */
function encodeBody(dialect: Dialect, entries: Array<[string, BodyValue]>): string | IDataObject {
	if (dialect === 'xml') return xmlBody(entries);
	if (dialect === 'json') return JSON.stringify(Object.fromEntries(entries));
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/**
 * Spells a request for n8n's HTTP helper.
 * @param timeoutMs for the whole request, answer included
 */
export function encode(
	request: ProviderRequest,
	account: Account,
	timeoutMs: number,
): IHttpRequestOptions {
	const headers: IDataObject = {};
	if (request.dialect !== 'none') headers['Content-Type'] = mime[request.dialect];
	headers.Accept = request.dialect === 'xml' ? mime.xml : mime.json;
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${account.baseUrl}/${request.path}`,
		headers,
		timeout: timeoutMs,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (request.query) options.qs = { ...request.query };
	if (request.body) options.body = encodeBody(request.dialect, present(request.body));
	return options;
}
