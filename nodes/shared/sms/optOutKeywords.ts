import type { INodeProperties } from 'n8n-workflow';

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

/** The words of the user's own, beside the usual ones. */
export const optOutWordsOption: INodeProperties = {
	displayName: 'Opt-Out Keywords',
	name: 'optOutWords',
	type: 'string',
	default: '',
	placeholder: 'e.g. BAJA, ALTO',
	description:
		'Additional opt-out keywords, separated by commas. STOP, STOPALL, END, CANCEL, UNSUBSCRIBE, QUIT, REVOKE, OPT OUT and ARRET always count.',
};

/**
 * All words that count.
 * @param own a list, or words separated by commas
 */
export function readOptOutWords(own: unknown): ReadonlySet<string> {
	const added = Array.isArray(own) ? own.map(String) : String(own ?? '').split(/[,;\n]/);
	return new Set([...usual, ...added.map(plain).filter((word) => word !== '')]);
}

/** Whether a text is one of the words and nothing else: "bus stop" opts nobody out. */
export function isOptOut(text: string, words: ReadonlySet<string>): boolean {
	return words.has(plain(text));
}
