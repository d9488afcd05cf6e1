/** Decodes bytes. */
type Decoder = (bytes: Uint8Array) => string;

/** The charset of a content type, in lower case. */
const inType = /charset\s*=\s*["']?([\w.:-]+)/i;

/** The encoding that an XML document declares of itself. */
const inXml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/i;

/** Bytes at the beginning of a body in which XML may declare its encoding. */
const headLength = 300;

/** UTF-8, and where that cannot be, what most systems that know no Unicode write. */
function guess(): Decoder {
	const unicode = new TextDecoder('utf-8', { fatal: true });
	const western = new TextDecoder('windows-1252');
	return (bytes) => {
		try {
			return unicode.decode(bytes);
		} catch {
			return western.decode(bytes);
		}
	};
}

/** @returns undefined where nobody knows such a charset */
function named(charset: string | undefined): Decoder | undefined {
	if (charset === undefined) return undefined;
	try {
		const decoder = new TextDecoder(charset);
		return (bytes) => decoder.decode(bytes);
	} catch {
		return undefined;
	}
}

function byItsMark(bytes: Uint8Array): Decoder | undefined {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return named('utf-16le');
	return first === 0xfe && second === 0xff ? named('utf-16be') : undefined;
}

/** The text of a body: by its byte order mark, its content type, its XML declaration, or as a guess. */
export function textOf(bytes: Buffer, contentType: string): string {
	const head = bytes.subarray(0, headLength).toString('latin1');
	const decode =
		byItsMark(bytes) ??
		named(inType.exec(contentType)?.[1]) ??
		named(inXml.exec(head)?.[1]) ??
		guess();
	return decode(bytes);
}

/** A name or a value of a form, as the bytes that it stands for. */
function bytesOf(encoded: string): Buffer {
	const plain = encoded
		.replace(/\+/g, ' ')
		.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(plain, 'latin1');
}

/**
 * The names and values of a form or a query, whose percent signs stand for bytes of its charset:
 * `caf%E9` is "café" in ISO 8859-1.
 */
export function formPairs(bytes: Buffer, contentType: string): Array<[string, string]> {
	const decode = named(inType.exec(contentType)?.[1]) ?? guess();
	return bytes
		.toString('latin1')
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const at = pair.indexOf('=');
			const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
			return [decode(bytesOf(name)), decode(bytesOf(value))];
		});
}
