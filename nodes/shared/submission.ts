import { cause, type Cause, type FailureKind } from './failure';
import type { Provider } from './operation';
import type { Answer } from './response';

/**
 * What was seen of one request.
 * `neverLeft`: it failed before anything was sent. `noAnswer`: it left, or may have, and no whole
 * answer came. `answer`: an answer was read.
 */
export type Observation =
	| { seen: 'neverLeft'; why: Cause }
	| { seen: 'noAnswer'; why: Cause }
	| { seen: 'answer'; answer: Answer };

/** What an observation says of every recipient of the request. */
export type Classified =
	/** The provider took the request; the operation reads the rest from the answer. */
	| { as: 'taken'; answer: Answer }
	| { as: 'rejected'; why: Cause; answer?: Answer }
	| { as: 'unknown'; why: Cause; answer?: Answer };

interface Row {
	statuses: (status: number) => boolean;
	as: 'rejected' | 'unknown' | 'taken';
	kind: FailureKind;
	says: string;
}

/** What an HTTP status means for a send, where the provider's own words say nothing more. */
const byStatus: readonly Row[] = [
	{
		statuses: (s) => s === 401,
		as: 'rejected',
		kind: 'authentication',
		says: 'The provider does not accept the credential',
	},
	{
		statuses: (s) => s === 403,
		as: 'rejected',
		kind: 'permission',
		says: 'The provider does not allow this for the account',
	},
	{
		statuses: (s) => s === 402,
		as: 'rejected',
		kind: 'credit',
		says: 'The provider asks for payment',
	},
	{
		statuses: (s) => s === 429,
		as: 'rejected',
		kind: 'throttled',
		says: 'The provider takes no more requests for now',
	},
	{
		statuses: (s) => s === 404,
		as: 'rejected',
		kind: 'provider',
		says: 'The provider does not know this ID or address; it may be gone, or of another account',
	},
	{
		statuses: (s) => s >= 400 && s < 500,
		as: 'rejected',
		kind: 'provider',
		says: 'The provider refused the request',
	},
	{ statuses: (s) => s >= 200 && s < 300, as: 'taken', kind: 'provider', says: '' },
	{
		statuses: (s) => s >= 300 && s < 400,
		as: 'unknown',
		kind: 'unreachable',
		says: 'The address answered with a redirect, which is not followed',
	},
	{
		statuses: (s) => s >= 500,
		as: 'unknown',
		kind: 'provider',
		says: 'The provider answered with a fault of its own',
	},
];

/**
 * The one table that says what became of a submission. Only what certainly was not taken is
 * `rejected`; whatever may have been taken is `unknown`.
 */
export function classify(provider: Provider, observation: Observation): Classified {
	if (observation.seen === 'neverLeft') return { as: 'rejected', why: observation.why };
	if (observation.seen === 'noAnswer') return { as: 'unknown', why: observation.why };
	const { answer } = observation;
	const faulty = answer.status >= 500 || (answer.status >= 300 && answer.status < 400);
	// What a fault or a proxy says in its body is no provider's verdict.
	const words = faulty && !provider.judgesInBody ? undefined : provider.judge(answer);
	if (words === 'ok') return { as: 'taken', answer };
	if (words === 'unsure') {
		return {
			as: 'unknown',
			why: cause('unreadable', 'The answer of the provider contradicts itself'),
			answer,
		};
	}
	if (words) return { as: 'rejected', why: words, answer };
	const row = byStatus.find(({ statuses }) => statuses(answer.status));
	if (row?.as === 'taken') return { as: 'taken', answer };
	const says = row?.says ?? 'The answer is not HTTP as it should be';
	return {
		as: row?.as ?? 'unknown',
		why: cause(row?.kind ?? 'unreadable', `${says} (HTTP ${answer.status})`, {
			code: String(answer.status),
		}),
		answer,
	};
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
	if (classified.as === 'taken') return false;
	if (observation.seen === 'neverLeft') return classified.why.kind === 'unreachable';
	if (classified.as === 'rejected') return classified.why.kind === 'throttled';
	const passing = observation.seen === 'noAnswer' || observation.answer.status >= 500;
	return repeatable && passing;
}
