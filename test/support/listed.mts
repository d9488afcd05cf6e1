/** The entries of a list that is written as a text: a new line or a bar with a space on each side parts two. */
export function listed(text: string): string[] {
	return text
		.split(/\n| \| /)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}
