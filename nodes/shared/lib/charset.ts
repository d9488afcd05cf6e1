/** Decodes bytes. */
export type Decoder = (bytes: Uint8Array) => string;

/** What a text begins with that says how it is encoded (WHATWG Encoding, "BOM sniff"). */
const marks: ReadonlyArray<readonly [bytes: readonly number[], charset: string]> = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xfe, 0xff], 'utf-16be'],
	[[0xff, 0xfe], 'utf-16le'],
];

/** No XML declaration is longer than this; bytes. */
const longestDeclaration = 300;

const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i;

function charsetOfMark(bytes: Uint8Array): string | undefined {
	return marks.find(([mark]) => mark.every((byte, place) => bytes[place] === byte))?.[1];
}

function charsetOfHeader(contentType: string): string | undefined {
	return /(?:^|[;,\s])charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
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
function decoderOf(charset: string | undefined): TextDecoder | undefined {
	if (charset === undefined) return undefined;
	for (const label of [charset, charset.replace(/[-_]/g, '')]) {
		try {
			return new TextDecoder(label);
		} catch {
			// No charset of that name.
		}
	}
	return undefined;
}

/** UTF-8; bytes that mean nothing become U+FFFD. */
const asUnicode: Decoder = (bytes) => new TextDecoder('utf-8').decode(bytes);

/** UTF-8, and where that cannot be, what most systems that know no Unicode write. */
export const unicodeOrWestern: Decoder = (bytes) => {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
};

/** How a content type says that bytes are encoded; undefined for a charset that nobody knows. */
export function decoderOfType(contentType: string): Decoder | undefined {
	const decoder = decoderOf(charsetOfHeader(contentType));
	return decoder && ((bytes) => decoder.decode(bytes));
}

/**
 * Decodes bytes as they say they are encoded: by their first bytes, the Content-Type, or the XML
 * declaration.
 * @param otherwise for bytes without any of these, or of a charset that nobody knows
 */
export function decodeBytes(bytes: Uint8Array, contentType = '', otherwise = asUnicode): string {
	const mark = decoderOf(charsetOfMark(bytes));
	if (mark) return mark.decode(bytes);
	const stated = decoderOf(charsetOfHeader(contentType)) ?? decoderOf(charsetOfXml(bytes));
	const isWrong = stated?.encoding.startsWith('utf-16') && hasOneByteEach(bytes);
	return stated && !isWrong ? stated.decode(bytes) : otherwise(bytes);
}
