/** What a text begins with that says how it is encoded (WHATWG Encoding, "BOM sniff"). */
const marks: ReadonlyArray<readonly [bytes: readonly number[], charset: string]> = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xfe, 0xff], 'utf-16be'],
	[[0xff, 0xfe], 'utf-16le'],
];

/** No XML declaration is longer than this; bytes. */
const longestDeclaration = 256;

const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;

function charsetOfMark(bytes: Uint8Array): string | undefined {
	return marks.find(([mark]) => mark.every((byte, place) => bytes[place] === byte))?.[1];
}

function charsetOfHeader(contentType = ''): string | undefined {
	return /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
}

function charsetOfXml(bytes: Uint8Array): string | undefined {
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, longestDeclaration));
	return declaration.exec(start)?.[1];
}

/** Whether a text that is said to have two bytes a character cannot have them: it begins with ASCII. */
function hasOneByteEach(bytes: Uint8Array): boolean {
	return bytes.length > 1 && bytes[0] !== 0 && bytes[1] !== 0;
}

/** A decoder by its name, or by the same without hyphens (`latin-1`); undefined when there is none. */
function decoderOf(charset: string): TextDecoder | undefined {
	for (const label of [charset, charset.replace(/[-_]/g, '')]) {
		try {
			return new TextDecoder(label);
		} catch {
			// No charset of that name.
		}
	}
	return undefined;
}

/**
 * Decodes bytes as they say they are encoded: by their first bytes, the Content-Type, or the XML
 * declaration. Without any of these, and for a charset that nobody knows, they are UTF-8. Bytes that
 * mean nothing become U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string): string {
	const mark = charsetOfMark(bytes);
	const stated = mark ?? charsetOfHeader(contentType) ?? charsetOfXml(bytes) ?? 'utf-8';
	const decoder = decoderOf(stated);
	const isWrong = mark === undefined && decoder?.encoding.startsWith('utf-16');
	const fitting = isWrong && hasOneByteEach(bytes) ? undefined : decoder;
	return (fitting ?? new TextDecoder('utf-8')).decode(bytes);
}
