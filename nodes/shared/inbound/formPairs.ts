import { decoderOfType, unicodeOrWestern } from '../lib/charset';

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
	const decode = decoderOfType(contentType) ?? unicodeOrWestern;
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
