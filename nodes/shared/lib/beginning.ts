/**
 * The beginning of a text, as a text of its own: a slice would keep the whole of a long response in
 * memory for as long as it is shown.
 */
export function beginning(text: string, most: number): string {
	if (text.length <= most) return text;
	// Half a character is none.
	const part = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
	return Buffer.from(part, 'utf16le').toString('utf16le');
}
