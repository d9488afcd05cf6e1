import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import type { Account } from '../contract/account';
import type { Provider } from '../contract/provider';
import { encode, type ProviderRequest } from '../contract/request';
import type { ProviderResponse } from '../contract/response';
import { decodeBytes } from '../lib/charset';
import { viewOf } from '../lib/contextView';
import { asObject } from '../lib/data';
import type { Observation } from './classifyResponse';
import { decode } from './decodeResponse';
import { afterTheFact, beforeTheFact, tooLarge, tooSlow } from './networkErrors';

/** The largest answer that is read, decompressed, in bytes. */
const largest = 10 * 1024 * 1024;

type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** The part of Node's Readable that is used; n8n lets no package import its module. */
interface Body extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

interface FullResponse {
	body: Body;
	headers: IDataObject;
	statusCode: number;
}

/** @throws Error when the body is too large, or breaks off */
async function readAll(body: Body): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > largest) throw new Error(tooLarge);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/**
 * Reads a body to its end, or to the deadline: n8n's own time-out ends with the head of an answer,
 * and a body that is destroyed while it is idle never says so to its reader.
 * @throws Error when it is too large, breaks off, or takes too long
 */
async function readBody(body: Body, deadline: AbortSignal): Promise<Uint8Array> {
	let giveUp = (): void => undefined;
	const late = new Promise<never>((_resolve, reject) => {
		giveUp = () => reject(new Error(tooSlow));
	});
	deadline.addEventListener('abort', giveUp, { once: true });
	try {
		return await Promise.race([readAll(body), late]);
	} finally {
		// A listener that stays holds the whole answer until the deadline, long after it was mapped.
		deadline.removeEventListener('abort', giveUp);
		body.destroy();
	}
}

function readHeaders(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** Hands a request to n8n, which adds the credential and sends it. */
export type Send = (options: IHttpRequestOptions, deadline: AbortSignal) => Promise<unknown>;

/**
 * Sends with the node's credential. On Stop, n8n would abort the request in flight after the
 * provider may have taken it: on this view of the context its helper finds our deadline in the
 * place of that signal, so what is in flight is awaited.
 * @param credential what n8n's helper finds in the place of the stored one
 */
export function withCredential(
	context: Context,
	provider: Provider,
	credential?: ICredentialDataDecryptedObject,
): Send {
	return async (options, deadline) => {
		const view = viewOf(context, {
			getExecutionCancelSignal: () => deadline,
			...(credential ? { getCredentials: async () => ({ ...credential }) } : {}),
		});
		return await context.helpers.httpRequestWithAuthentication.call(
			view,
			provider.credential,
			options,
		);
	};
}

/**
 * Makes one request and says what was seen of it. Never throws, follows no redirect, and takes
 * no longer than the time-out, answer included.
 * @param timeoutMs for the whole request
 */
export async function observe(
	send: Send,
	account: Account,
	request: ProviderRequest,
	timeoutMs: number,
): Promise<Observation> {
	const deadline = AbortSignal.timeout(timeoutMs);
	// The signal cannot fire while a response is parsed, so the clock is read there.
	const end = Date.now() + timeoutMs;
	let full: FullResponse;
	try {
		const options = { ...encode(request, account, timeoutMs), abortSignal: deadline };
		full = (await send(options, deadline)) as FullResponse;
	} catch (error) {
		return beforeTheFact(error, timeoutMs);
	}
	try {
		const bytes = await readBody(full.body, deadline);
		const headers = readHeaders(asObject(full.headers) ?? {});
		const body = decode(decodeBytes(bytes, headers['content-type']), () => Date.now() > end);
		const response: ProviderResponse = {
			status: full.statusCode,
			headers,
			body,
			size: bytes.length,
		};
		return { seen: 'response', response };
	} catch (error) {
		return afterTheFact(error, full.statusCode, timeoutMs);
	}
}
