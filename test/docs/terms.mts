/** One term for each thing: the word to write, and the words that readers are spared. */
export interface Term {
	write: string;
	not: RegExp;
	/** The former name of a field: a page may show it as long as a form does. */
	field?: string;
	/** Where the word has another meaning, and may stand. */
	unless?: ReadonlyArray<{ meaning: string; words: RegExp }>;
}

const durations =
	/\b(?:takes?|took|taken|taking) (?:\S+ )?(?:up to |about |at most |at least |only |less |more |longer |as long|time|no time|a few|a second|a minute|a moment|several|half|an? |the same|\d|one |two |ten |twenty )/gi;

/** The terms of this project. A pattern is looked for in prose alone, see `proseOf`. */
export const terms: readonly Term[] = [
	{ write: 'response, or reply of a person', not: /\banswer\w*/gi },
	{
		write: 'accept, accepted',
		not: /\b(?:take|takes|took|taken|taking)\b/gi,
		unless: [
			{ meaning: 'a duration or an amount', words: durations },
			{ meaning: 'turns, part, effect', words: /\btak\w+ (?:turns|part|effect)\b/gi },
			{ meaning: 'a picture', words: /\btakes the pictures\b/gi },
			{ meaning: 'the place of another word of this table', words: /\btak\w+ over\b/gi },
		],
	},
	{ write: 'is sent', not: /\b(?:go|goes|going|went|gone) out\b/gi },
	{ write: 'is returned, returns', not: /\b(?:come|comes|came|coming) out\b|\bgives\b|\bgave\b/gi },
	{ write: "doesn't start the workflow", not: /\bstarts? nothing\b/gi },
	{ write: 'reports, says', not: /\b(?:tell|tells|telling|told)\b/gi },
	{
		write: 'contains, is in',
		not: /\b(?:hold|holds|holding|held)\b|\b(?:stand|stands|stood) (?:in|at|on|under|above|below|between|here|there)\b/gi,
		unless: [{ meaning: 'a message that waits', words: /\bh(?:o|e)ld\w*(?: \S+){0,3} back\b/gi }],
	},
	{
		write: 'execution',
		not: /\b(?:a|an|the|this|that|each|every|one|another|long|whole|same|per|earlier|next|of a) runs?\b(?!-)/gi,
		unless: [{ meaning: 'of tests or of the benchmark', words: /\b(?:test|benchmark) runs?\b/gi }],
	},
	{ write: 'request', not: /\bquestions?\b/gi },
	{ write: 'delivery status', not: /\bdelivery states?\b/gi },
	{
		write: 'message ("text" is its body)',
		not: /\btexts\b|\b(?:an?|one|each|every|another|personal|welcome|scheduled|stored|sent|received) text\b(?! messages?\b)/gi,
		unless: [
			{
				meaning: 'the body of a message',
				words: /\b(?:a|one|each|every) text (?:of|over|with|in|longer|that|body|field|field's)\b/gi,
			},
			{
				meaning: 'to send somebody a message',
				words: /\b(?:who|that|it|someone|workflow|node) texts\b/gi,
			},
		],
	},
	{ write: 'space', not: /\bblanks?\b/gi },
	{ write: 'time zone', not: /(?<!time )\bzones?\b/gi },
	{ write: 'timeout', not: /\btime-outs?\b/gi },
	{ write: 'username', not: /\buser names?\b/gi },
	{ write: 'ID, IDs', not: /\bids?\b/g },
	{ write: 'rate-limited, rate limit', not: /\bthrottl\w*|\btakes no more\b/gi },
	{
		write: 'falls back',
		not: /\b(?:go|goes|going|went) on\b|\b(?:take|takes|took|taken|taking) over\b/gi,
	},
	{ write: 'webhook trigger', not: /\bcalled triggers?\b|\btrigger that is called\b/gi },
	{ write: 'polls', not: /\btriggers? asks?\b/gi },
	{ write: 'Opt-Out Keywords', not: /\bopt-out words\b/gi, field: 'Opt-Out Words' },
	{ write: 'IP(s) Allowlist', not: /\ballowed addresses\b/gi, field: 'Allowed Addresses' },
	{ write: 'canceled', not: /\bcancell(?:ed|ing)\b/gi },
	{ write: 'behavior', not: /\bbehaviours?\b/gi },
];
