import type { Verdict } from '../shared/contract/outcome';
import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { asObject, asText } from '../shared/lib/data';
import { quoted, type FailureKind } from '../shared/result/failure';

/** Why a loft sends no bird at all, and whose fault it is. */
const refusals: Readonly<Record<string, FailureKind>> = {
	'unknown key': 'authentication',
	'out of grain': 'credit',
	'note too heavy': 'content',
	'no such perch': 'sender',
};

/** `{coo: 'no', why: text}`, with HTTP 200. */
function judge({ body }: ProviderResponse): Verdict | undefined {
	const answer = 'value' in body ? asObject(body.value) : undefined;
	if (answer?.coo !== 'no') return undefined;
	const why = asText(answer.why) ?? 'no reason given';
	const cause = quoted(refusals[why] ?? 'provider', 'Carrier Pigeon', why, { code: 'no' });
	return { submission: 'rejected', cause };
}

/** Carrier Pigeon: a provider of the tests' own invention, unlike the real ones. */
export const carrierPigeon: Provider = {
	name: 'carrierPigeon',
	displayName: 'Carrier Pigeon',
	credential: 'carrierPigeonApi',
	secrets: ['loftToken'],
	options: usualOptions,
	recipientsPerRequest: 40,
	phones: 'digits',
	judge,
};
