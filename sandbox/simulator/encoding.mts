import type { ReceivedRequest } from './types.mts';

export type Pairs = ReadonlyMap<string, string>;

/**
 * Percent-decoding that leaves a broken escape as it stands: the documents' own example has one
 * ("an%example").
 */
export function decodeLenient(text: string): string {
	return text
		.replace(/\+/g, ' ')
		.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
			Buffer.from(escapes.replace(/%/g, ''), 'hex').toString('utf8'),
		);
}

/** Reads `a=b` pairs; of a name that comes twice the last one counts. */
export function parsePairs(text: string, separator: RegExp = /&/): Pairs {
	const pairs = new Map<string, string>();
	for (const pair of text.split(separator)) {
		if (pair === '') continue;
		const equals = pair.indexOf('=');
		const name = equals < 0 ? pair : pair.slice(0, equals);
		pairs.set(decodeLenient(name), equals < 0 ? '' : decodeLenient(pair.slice(equals + 1)));
	}
	return pairs;
}

/** Reads the text fields of a form, url-encoded or multipart. */
export function parseForm(request: ReceivedRequest): Pairs {
	const type = request.headers['content-type'] ?? '';
	const boundary = /^multipart\/form-data\b.*?boundary="?([^";]+)"?/i.exec(type)?.[1];
	return boundary === undefined ? parsePairs(request.body) : parseMultipart(request.body, boundary);
}

function parseMultipart(body: string, boundary: string): Pairs {
	const pairs = new Map<string, string>();
	for (const part of body.split(`--${boundary}`).slice(1)) {
		const end = part.indexOf('\r\n\r\n');
		const name = /\bname="([^"]*)"/i.exec(part.slice(0, end))?.[1];
		if (end < 0 || name === undefined) continue;
		pairs.set(name, part.slice(end + 4).replace(/\r\n$/, ''));
	}
	return pairs;
}

/** The user and password of HTTP Basic. */
export function parseBasic(header: string | undefined): { user: string; password: string } | null {
	const encoded = /^basic\s+(.+)$/i.exec(header ?? '')?.[1];
	if (encoded === undefined) return null;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
