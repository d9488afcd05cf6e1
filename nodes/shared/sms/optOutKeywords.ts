import type { IDataObject, INodeProperties } from 'n8n-workflow';

/**
 * The words that end messages: of CTIA's Short Code Monitoring Handbook (STOP, END, CANCEL,
 * UNSUBSCRIBE, QUIT), of the FCC's rule 47 CFR 64.1200(a)(10) (REVOKE, OPT OUT), STOPALL, which
 * carriers take as well, and ARRET, the French one. Letters alone: case, accents, blanks and
 * punctuation do not count.
 */
const usual = [
	'stop',
	'stopall',
	'end',
	'cancel',
	'unsubscribe',
	'quit',
	'revoke',
	'optout',
	'arret',
];

/** Letters and digits in their plain form: `Arrêt !` is `arret`, full-width letters are letters. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[^\p{L}\p{Nd}]/gu, '')
		.toLowerCase();
}

/** The words that start messages again, after one of those: START and UNSTOP. YES is an answer, too. */
const starting = ['start', 'unstop'];

/** The words that ask what this is about, which CTIA's handbook has every sender answer. */
const helping = ['help', 'info'];

function wordsOption(
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder, description };
}

/** The words of the user's own, beside the usual ones. */
export const keywordOptions: Record<'optOut' | 'optIn' | 'help', INodeProperties> = {
	optOut: wordsOption(
		'Opt-Out Keywords',
		'optOutWords',
		'e.g. BAJA, ALTO',
		'Additional opt-out keywords, separated by commas. STOP, STOPALL, END, CANCEL, UNSUBSCRIBE, QUIT, REVOKE, OPT OUT and ARRET always count.',
	),
	optIn: wordsOption(
		'Opt-In Keywords',
		'optInWords',
		'e.g. ALTA, YES',
		'Additional opt-in keywords, separated by commas. START and UNSTOP always count.',
	),
	help: wordsOption(
		'Help Keywords',
		'helpWords',
		'e.g. AYUDA, AIDE',
		'Additional help keywords, separated by commas. HELP and INFO always count.',
	),
};

/** The words that mean something when they are all of a text. */
export interface Keywords {
	optOut: ReadonlySet<string>;
	optIn: ReadonlySet<string>;
	help: ReadonlySet<string>;
}

function withOwn(usualWords: readonly string[], own: unknown): ReadonlySet<string> {
	const added = Array.isArray(own) ? own.map(String) : String(own ?? '').split(/[,;\n]/);
	return new Set([...usualWords, ...added.map(plain).filter((word) => word !== '')]);
}

/**
 * All words that count.
 * @param options the user's own words by the names of the options: lists, or separated by commas
 */
export function readKeywords(options: IDataObject): Keywords {
	return {
		optOut: withOwn(usual, options[keywordOptions.optOut.name]),
		optIn: withOwn(starting, options[keywordOptions.optIn.name]),
		help: withOwn(helping, options[keywordOptions.help.name]),
	};
}

/** Whether a text is one of the words and nothing else: "bus stop" opts nobody out. */
export function isKeyword(text: string, words: ReadonlySet<string>): boolean {
	return words.has(plain(text));
}
