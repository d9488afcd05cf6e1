import { refused, undecided, type Facts, type Outcome, type Verdict } from '../contract/outcome';
import type { Provider } from '../contract/provider';
import type { ProviderResponse } from '../contract/response';
import { cause, contradictionOf, type Cause, type FailureKind } from '../result/failure';
import { bearsAcceptance, hasSignOfAcceptance } from './acceptance';
import { blameOf, blameOfBody } from './accountWords';

/**
 * What was seen of one request.
 * `neverLeft`: it failed before anything was sent. `noResponse`: it left, or may have, and no whole
 * response came. `response`: a response was read.
 */
export type Observation =
	| { seen: 'neverLeft'; cause: Cause }
	| { seen: 'noResponse'; cause: Cause }
	| { seen: 'response'; response: ProviderResponse };

/** What an observation says of every recipient of the request. */
export type Classified =
	/** The provider accepted the request; the operation reads the rest from the response. */
	| { submission: 'accepted'; response: ProviderResponse }
	| { submission: 'rejected'; cause: Cause; response?: ProviderResponse }
	| { submission: 'unknown'; cause: Cause; response?: ProviderResponse; isContradiction?: boolean };

interface Row {
	statuses: (status: number) => boolean;
	submission: Verdict['submission'];
	kind: FailureKind;
	says: string;
}

const refusal = 'The provider refused the request';

/** What an HTTP status means for a send, where the provider's own words say nothing more. */
const byStatus: readonly Row[] = [
	{
		statuses: (s) => s === 401,
		submission: 'rejected',
		kind: 'authentication',
		says: 'The provider does not accept the credential',
	},
	{
		statuses: (s) => s === 403,
		submission: 'rejected',
		kind: 'permission',
		says: 'The provider does not allow this for the account',
	},
	{
		statuses: (s) => s === 402,
		submission: 'rejected',
		kind: 'credit',
		says: 'The provider asks for payment',
	},
	{
		statuses: (s) => s === 429,
		submission: 'rejected',
		kind: 'throttled',
		says: 'The provider takes no more requests for now',
	},
	{
		statuses: (s) => s === 404,
		submission: 'rejected',
		kind: 'provider',
		says: 'The provider does not know this ID or address; it may be gone, or of another account',
	},
	{
		statuses: (s) => s >= 400 && s < 500,
		submission: 'rejected',
		kind: 'provider',
		says: refusal,
	},
	{ statuses: (s) => s >= 200 && s < 300, submission: 'accepted', kind: 'provider', says: '' },
	{
		statuses: (s) => s >= 300 && s < 400,
		submission: 'unknown',
		kind: 'unreachable',
		says: 'The address answered with a redirect, which is not followed',
	},
	{
		statuses: (s) => s >= 500,
		submission: 'unknown',
		kind: 'provider',
		says: 'The provider answered with a fault of its own',
	},
];

/** What the words or the status of a response say, as far as it agrees with itself. */
function judge(provider: Provider, response: ProviderResponse): Classified {
	const faulty = response.status >= 500 || (response.status >= 300 && response.status < 400);
	// What a fault or a proxy says in its body is no provider's verdict; and no refusal in it is
	// certain, whoever speaks: something went wrong after the request was read.
	const said = faulty && !provider.judgesInBody ? undefined : provider.judge(response);
	if (said?.submission === 'rejected') {
		if (faulty) return { submission: 'unknown', cause: said.cause, response };
		return { ...said, cause: byStatusUnlessSaid(said.cause, response.status), response };
	}
	if (said) return { ...said, response };
	const row = byStatus.find(({ statuses }) => statuses(response.status));
	if (row?.submission === 'accepted') return { submission: 'accepted', response };
	const says = row?.says ?? 'The answer is not HTTP as it should be';
	const own = cause(row?.kind ?? 'unreadable', `${says} (HTTP ${response.status})`, {
		code: String(response.status),
	});
	const submission = row?.submission ?? 'unknown';
	return { submission, cause: blaming(own, response), response };
}

/** What a refusal blames for which the provider has no word: its body, else its status. */
function blaming(why: Cause, { status, body }: ProviderResponse): Cause {
	if (status < 400 || status >= 500) return why;
	const kind = blameOfBody(body, accountKindOf(status));
	// What the status says is not so, then.
	const isOther = kind !== why.kind && status !== 404;
	return { ...why, kind, ...(isOther ? { message: `${refusal} (HTTP ${status})` } : {}) };
}

/** What a status, of HTTP or of an entry that uses its codes, says of the account. */
export function accountKindOf(status: number): FailureKind | undefined {
	const row = [401, 402, 403, 429].includes(status) && byStatus.find((one) => one.statuses(status));
	return row ? row.kind : undefined;
}

/** A status of the account counts where the provider's own words say nothing. */
function byStatusUnlessSaid(why: Cause, status: number): Cause {
	if (why.kind !== 'provider') return why;
	return { ...why, kind: blameOf(why.words ?? '', accountKindOf(status)) };
}

/**
 * The one table that says what became of a request. Only what certainly was not taken is
 * `rejected`; whatever may have been taken is `unknown`.
 */
export function classify(provider: Provider, observation: Observation): Classified {
	if (observation.seen === 'neverLeft') return { submission: 'rejected', cause: observation.cause };
	if (observation.seen === 'noResponse') return { submission: 'unknown', cause: observation.cause };
	return judge(provider, observation.response);
}

/**
 * The same for a submission: a refusal that names what it has accepted is none. Whatever bears a
 * sign of having been accepted is never submitted again, and never handed on.
 */
export function classifySubmission(provider: Provider, observation: Observation): Classified {
	const classified = classify(provider, observation);
	const { response } = classified;
	if (classified.submission !== 'rejected' || !response || !bearsAcceptance(response))
		return classified;
	return {
		submission: 'unknown',
		cause: contradictionOf(classified.cause),
		response,
		isContradiction: true,
	};
}

/**
 * The same rule for what a response says of one recipient: a refusal counts unless its entry has a
 * sign of having been accepted.
 */
export function refusedUnlessAccepted(why: Cause, facts: Facts, entry: unknown): Outcome {
	if (!hasSignOfAcceptance(entry)) return refused(why, facts);
	return undecided(contradictionOf(why), facts);
}

/** How often a request that certainly did nothing is made again. */
export const moreTries = 2;

/**
 * Whether the same request may be made again without the risk of a second message.
 * @param repeatable the request changes nothing at the provider
 */
export function mayRepeat(
	classified: Classified,
	observation: Observation,
	repeatable: boolean,
): boolean {
	if (classified.submission === 'accepted') return false;
	if (observation.seen === 'neverLeft') return classified.cause.kind === 'unreachable';
	if (classified.submission === 'rejected') return classified.cause.kind === 'throttled';
	const passing = observation.seen === 'noResponse' || observation.response.status >= 500;
	return repeatable && passing;
}
