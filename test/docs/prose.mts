import { terms, type Term } from './terms.mts';

/** Lines of a page as a reader reads them: what is quoted is left out, and lines keep their place. */
export function proseOf(markdown: string): string[] {
	let isCode = false;
	return markdown.split('\n').map((line) => {
		const isFence = /^\s*```/.test(line);
		if (isFence) isCode = !isCode;
		return isCode || isFence || /^\s*>/.test(line) ? '' : withoutQuotes(line);
	});
}

/** Quotes of providers and of forms: code, short bold names of fields, what is in quotation marks. */
function withoutQuotes(line: string): string {
	return line
		.replace(/`[^`]*`/g, '`')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/https?:\S+/g, '')
		.replace(/\*\*(?:\S+ ){0,5}?[^*\s]+?(?<!\.)\*\*/g, '`')
		.replace(/"[^"]*"|“[^”]*”/g, '`');
}

/** Sentences of prose, cells of tables and items of lists, each with its line. */
export function sentencesOf(
	markdown: string,
): Array<{ line: number; words: number; text: string }> {
	return proseOf(markdown).flatMap((prose, at) =>
		prose
			.split(/\||(?<=[.!?])\s+/)
			.map((text) => text.trim())
			.map((text) => ({ line: at + 1, words: text.split(/\s+/).filter(isWord).length, text })),
	);
}

/** Where a word has the meaning that is meant, it is masked. */
export function masked(prose: string, { unless = [] }: Term): string {
	return unless.reduce((text, { words }) => text.replace(words, '`'), prose);
}

/** What is wrong with the words of a text that is no Markdown: `"answer": write response`. */
export function wrongTerms(text: string): string[] {
	const prose = text.replace(/https?:\S+/g, '').replace(/"[^"]*"|“[^”]*”/g, '`');
	return terms.flatMap((term) =>
		[...masked(prose, term).matchAll(term.not)].map(([word]) => `"${word}": write ${term.write}`),
	);
}

/** Words of a sentence that is read once, at most. */
export const longest = 25;

/** The sentences of a text that are too long, each with its count. */
export function longSentences(text: string): string[] {
	return text
		.split(/(?<=[.!?])\s+/)
		.map((sentence) => [sentence.split(/\s+/).filter(isWord).length, sentence] as const)
		.filter(([words]) => words > longest)
		.map(([words, sentence]) => `${words} words: ${sentence}`);
}

/** What no sentence of the interface has, and what to write. */
const patterns: ReadonlyArray<readonly [not: RegExp, write: string]> = [
	[/;(?! (?:right|left))/, 'two sentences'],
	[/^(?:What|Of) (?![^.]*\?)/, 'the effect first'],
	[/(?<=[.!?] )(?:What|Of) (?![^.]*\?)/, 'the effect first'],
	[/\b(?:that|which|who) (?:is|are) no \w+/i, "isn't a …, aren't …"],
	[/\bin place of\b/i, 'instead of'],
	[/\bseveral with\b|\bone or several\b/i, 'multiple, one or more'],
	[/\b(?:at once|straight away)\b/i, 'immediately'],
	[/\bplay \S+ on the command line\b/i, 'simulate'],
	[/\b(?:comes|came) twice\b/i, 'occurs twice'],
	[/\bnone of (?:its|the) choices\b/i, 'not in the list'],
	[/\bthe (?:most|fewest) (?:requests|recipients|items|messages)\b/i, 'maximum'],
	[/\bNeeds\b/, 'Requires'],
	[/\blasted longer\b/i, 'took longer'],
	[/\band the like\b|\bwhoever\b|\bwhatever\b/i, 'the noun'],
];

/** Turns of speech that need a second reading: `"in place of": write instead of`. */
export function oddTurns(text: string): string[] {
	const prose = text.replace(/https?:\S+/g, '').replace(/"[^"]*"|“[^”]*”/g, '`');
	return patterns.flatMap(([not, write]) => {
		const [found] = not.exec(prose) ?? [];
		return found === undefined ? [] : [`"${found.trim()}": write ${write}`];
	});
}

/** Sentences that a description has, at most. */
const mostSentences = 2;

/** Whether a description has more sentences than a person reads beside a field. */
export function tooMany(text: string): string[] {
	const count = text.split(/(?<=[.!?])\s+(?=\p{Lu}|\d)/u).length;
	return count > mostSentences ? [`${count} sentences: ${text}`] : [];
}

const isWord = (text: string): boolean => /[\p{L}\p{N}`]/u.test(text);
