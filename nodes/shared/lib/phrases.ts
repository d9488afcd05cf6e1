/** What stands for what in a list of phrases, beside the letters themselves. */
const meanings: Readonly<Record<string, string>> = {
	' ': '\\s+',
	'-': '[\\s-]?',
	' ... ': '\\s+(?:\\S+\\s+){0,3}',
	'*': '\\w*',
	'(': '(?:',
};

/**
 * The alternatives of an expression, as a list that is read like a text: a comma or a new line
 * parts two phrases. A hyphen is one, a space or nothing, `*` the rest of a word, ` ... ` up to
 * three words between, and `(a|b)` and `s?` are what they are in an expression.
 */
export function oneOf(list: string): string {
	const phrases = list.split(/[,\n]/).map((phrase) => phrase.trim());
	const spelled = phrases
		.filter((phrase) => phrase !== '')
		.map((phrase) => phrase.replace(/ \.\.\. | |[-*]|\((?!\?)/g, (sign) => meanings[sign] ?? sign));
	return `(?:${spelled.join('|')})`;
}

/** Finds one of these phrases anywhere in a text. */
export function phrases(list: string): RegExp {
	return new RegExp(`\\b${oneOf(list)}\\b`, 'i');
}

/** Matches a text that is one of these phrases, and nothing else. */
export function whole(list: string): RegExp {
	return new RegExp(`^${oneOf(list)}$`, 'i');
}
