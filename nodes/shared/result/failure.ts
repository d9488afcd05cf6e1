/** Why a recipient's message was not, or perhaps not, accepted by the provider. */
export type FailureKind = keyof typeof advice;

/** What a result item carries under `failure`. */
export interface Failure {
	kind: FailureKind;
	/** One sentence, in the provider's own words where it gave any. */
	message: string;
	/** The provider's own code, or n8n's low-level network code. */
	code: string | null;
	/** The field at fault, by the name it has in the node. */
	field: string | null;
	/** True when submitting again cannot send the message twice. */
	retrySafe: boolean;
	/** True when the message may have been sent: exactly when the submission is `unknown`. */
	maybeSent: boolean;
}

/** A failure before it is known whether the message may be submitted again. */
export type Cause = Omit<Failure, 'retrySafe' | 'maybeSent'> & {
	/** The end of the message, where it came from outside: no secret may stay in it. */
	words?: string;
	/** The field's name is from outside, too. */
	isForeignField?: boolean;
};

/** The provider's code, and the field at fault, when known. */
interface About {
	code?: string | undefined;
	field?: string | undefined;
}

/** Builds the cause of a failure. */
export function cause(kind: FailureKind, message: string, about: About = {}): Cause {
	return { kind, message, code: about.code ?? null, field: about.field ?? null };
}

/**
 * The same, in the words of somebody else.
 * @param speaker who says it; empty where the words stand alone
 */
export function quoted(
	kind: FailureKind,
	speaker: string,
	words: string,
	{ isForeignField = false, ...about }: About & { isForeignField?: boolean } = {},
): Cause {
	const own = cause(kind, speaker === '' ? words : `${speaker}: ${words}`, about);
	return { ...own, words, ...(isForeignField ? { isForeignField } : {}) };
}

/**
 * For a response that says no and, beside that, names what it has accepted: nobody knows which of
 * the two holds.
 */
export function contradictionOf({ message, code, words }: Cause): Cause {
	const says = words ?? message;
	return quoted(
		'unreadable',
		"The provider's response reports both acceptance and rejection",
		says,
		{
			code: code ?? undefined,
		},
	);
}

/** What a person can do about each kind of failure: one sentence, shown below the message. */
export const advice = {
	invalidInput: 'Correct the value and run the node again.',
	authentication: 'Open the credential, correct it and test it, then run the node again.',
	permission: 'Ask the provider or your account administrator to allow this for the account.',
	credit: 'Top up the account at the provider, then run the node again.',
	recipient: "Check the phone number. The provider doesn't send to this number.",
	optedOut: 'This person opted out. Remove the number, or wait until the person opts in again.',
	content: 'Change the text or the attachment. The provider rejects the current content.',
	sender: 'Choose a sender that belongs to the account and is active at the provider.',
	duplicate:
		"The provider received the same message for this number moments ago and didn't send it again. Wait a few minutes, or change the text.",
	throttled: "Wait a minute, or set a lower number in the option 'Advanced: Requests per Minute'.",
	unreachable: "Check 'Base URL' in the credential, and check that n8n can reach that host.",
	timeout: "Try again later, or allow more time in the option 'Advanced: Timeout'.",
	provider: "Look up the reason in the provider's documentation, or ask the provider's support.",
	unreadable: "Check 'Base URL' in the credential. The provider may have changed its responses.",
} as const;

/** Nothing is sent without the protection that the user asked for. */
const adviceOnStore =
	"Save the workflow, check n8n's database and run the node again. Without the option 'Duplicate Key', the message is sent unprotected.";

/** What a person can do about one failure. */
export function adviceOn({ kind, field }: Cause): string {
	return field === 'duplicateKey' && kind === 'unreachable' ? adviceOnStore : advice[kind];
}

/** For a message that may have been sent, whatever the failure. */
export const maybeSentWords = "The message may have been sent, so retries won't send it again.";

/** What to do about it. */
export const adviceIfUnsure = `${maybeSentWords} Check your provider account. If the message isn't there, send the message to that number only, with a different 'Duplicate Key' if you use this option.`;

/** These concern the whole account: the next message would meet the same end. */
const ofTheAccount: ReadonlySet<FailureKind> = new Set([
	'authentication',
	'permission',
	'credit',
	'sender',
]);

/** Whether a failure makes further submissions of the same run pointless. */
export function concernsTheAccount(kind: FailureKind): boolean {
	return ofTheAccount.has(kind);
}

/** Whether it concerns one sender of the account alone. */
export function concernsTheSender(kind: FailureKind): boolean {
	return kind === 'sender';
}

/** Reasons of the account with one provider, or of the way to it: another one may not have them. */
const ofOneProvider: ReadonlySet<FailureKind> = new Set([
	...ofTheAccount,
	'throttled',
	'unreachable',
]);

/**
 * Whether another provider may be asked for what this one certainly did not accept. Never for what
 * is wrong with the input, the text or the phone: nobody who opted out is to be texted by the next
 * provider. A reason that the provider alone knows may be one of these.
 */
export function mayGoElsewhere({ kind, field }: Cause): boolean {
	// Without n8n's store of duplicate keys, no provider may be asked.
	return ofOneProvider.has(kind) && field !== 'duplicateKey';
}

/** A parameter's label, where its field is not at hand: `baseUrl` is shown as 'Base URL'. */
function labelOf(field: string): string {
	const words = field
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/\b(?:api|id|url)\b/gi, (word) => word.toUpperCase());
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Input that cannot be used, found before any request.
 * @param field the parameter's name in the node
 * @param says what is wrong and what to do; its subject is the field
 */
export class InvalidInput extends Error {
	constructor(
		readonly field: string,
		private readonly says: string,
	) {
		super(`'${labelOf(field)}' ${says}`);
		this.name = 'InvalidInput';
	}

	/** The same, of another field: readers of phone numbers know only one. */
	of(field: string): InvalidInput {
		return new InvalidInput(field, this.says);
	}

	/**
	 * The same, as the cause of a failure.
	 * @param label the field as the user sees it
	 */
	toCause(label = labelOf(this.field)): Cause {
		return cause('invalidInput', `'${label}' ${this.says}`, { field: this.field });
	}
}
