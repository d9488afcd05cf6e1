/** What n8n answers to a request that it refuses. */
export class Refused extends Error {
	override name = 'Refused';
	readonly status: number;

	constructor(method: string, path: string, status: number, message: string) {
		super(`${method} ${path}: ${status} ${message}`);
		this.status = status;
	}
}

/** n8n's REST API, as its editor uses it. Signed in once the answer to a login brings a cookie. */
export interface Rest {
	get(path: string): Promise<unknown>;
	post(path: string, body: object): Promise<unknown>;
	patch(path: string, body: object): Promise<unknown>;
}

/** n8n ties a session to the browser that began it. */
const BROWSER_ID = 'sms-gateways-sandbox';

/** @param base such as http://127.0.0.1:5678 */
export function createRest(base: string, signal: AbortSignal): Rest {
	let cookie = '';
	const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
		const response = await fetch(`${base}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': BROWSER_ID, cookie },
			signal,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const set = response.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
		cookie = set?.split(';')[0] ?? cookie;
		const answer = parse(await response.text());
		if (response.ok) return field(answer, 'data');
		throw new Refused(method, path, response.status, String(field(answer, 'message') ?? ''));
	};
	return {
		get: async (path) => await ask('GET', path),
		post: async (path, body) => await ask('POST', path, body),
		patch: async (path, body) => await ask('PATCH', path, body),
	};
}

/** A field of what may be anything. */
export function field(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.entries(value).find(([key]) => key === name)?.[1];
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
