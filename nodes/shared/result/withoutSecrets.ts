import { beginning } from '../lib/beginning';
import type { Cause } from './failure';

/** Characters of somebody else's sentence that are shown: a list of thousands of numbers is longer. */
const longestSentence = 1_000;

/** Characters of a code or a field's name from outside. */
const longestName = 200;

type Redact = <T>(value: T) => T;

/** Causes that many recipients share: each is cleaned once, and its text is theirs together. */
const cleaned = new WeakMap<Cause, { redact: Redact; cause: Cause }>();

function shortened(text: string, most: number): string {
	return text.length <= most ? text : `${beginning(text, most)}…`;
}

/** Cut after it was cleaned, so that no part of a secret stays. */
function shown(text: string | null, most: number, redact: Redact): string | null {
	return text === null ? null : shortened(redact(text), most);
}

function clean({ words = '', isForeignField, ...own }: Cause, redact: Redact): Cause {
	const start = beginning(own.message, own.message.length - words.length);
	return {
		...own,
		message: `${start}${shown(words, longestSentence, redact) ?? ''}`,
		field: isForeignField ? shown(own.field, longestName, redact) : own.field,
		code: shown(own.code, longestName, redact),
	};
}

/**
 * A cause without secrets, and no longer than a person reads: the node's own words stay as they are,
 * and so do its fields' names.
 */
export function withoutSecrets(why: Cause, redact: Redact): Cause {
	if (why.words === undefined) return why;
	const known = cleaned.get(why);
	if (known?.redact === redact) return known.cause;
	const cause = clean(why, redact);
	cleaned.set(why, { redact, cause });
	return cause;
}
