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

type Row = readonly [
	from: number,
	to: number,
	submission: Verdict['submission'],
	kind: FailureKind,
	says: string,
];

const unknownId =
	"The provider doesn't know this ID or address, which may be deleted or belong to another account";
const redirected = "The address responded with a redirect, which the node doesn't follow";

const refusal = 'The provider refused the request';

/** What an HTTP status means for a send, where the provider's own words say nothing more. */
const byStatus: readonly Row[] = [
	[401, 401, 'rejected', 'authentication', 'The provider does not accept the credential'],
	[402, 402, 'rejected', 'credit', 'The provider requires payment'],
	[403, 403, 'rejected', 'permission', 'The provider does not allow this for the account'],
	[429, 429, 'rejected', 'throttled', "The provider's rate limit is reached"],
	[404, 404, 'rejected', 'provider', unknownId],
	[400, 499, 'rejected', 'provider', refusal],
	[200, 299, 'accepted', 'provider', ''],
	[300, 399, 'unknown', 'unreachable', redirected],
	[500, Infinity, 'unknown', 'provider', "The provider's server failed"],
];

/** For any other status. */
const noHttp: Row = [NaN, NaN, 'unknown', 'unreadable', 'The response is not valid HTTP'];

function rowOf(status: number): Row {
	return byStatus.find(([from, to]) => from <= status && status <= to) ?? noHttp;
}

/** What the words or the status of a response say, as far as it agrees with itself. */
function classifyResponse(provider: Provider, response: ProviderResponse): Classified {
	const faulty = response.status >= 500 || (response.status >= 300 && response.status < 400);
	// What a fault or a proxy says in its body is no provider's verdict; and no refusal in it is
	// certain, whoever speaks: something went wrong after the request was read.
	const said = faulty && !provider.judgesInBody ? undefined : provider.judge(response);
	if (said?.submission === 'rejected') {
		if (faulty) return { submission: 'unknown', cause: said.cause, response };
		return { ...said, cause: byStatusUnlessSaid(said.cause, response.status), response };
	}
	if (said) return { ...said, response };
	const [, , submission, kind, says] = rowOf(response.status);
	if (submission === 'accepted') return { submission, response };
	const code = String(response.status);
	const own = cause(kind, `${says} (HTTP ${code})`, { code });
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
	const [, , , kind] = rowOf(status);
	return [401, 402, 403, 429].includes(status) ? kind : undefined;
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
	return classifyResponse(provider, observation.response);
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
