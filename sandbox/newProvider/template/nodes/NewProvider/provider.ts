import type { Verdict } from '../shared/contract/outcome';
import type { Provider } from '../shared/contract/provider';
import type { ProviderResponse } from '../shared/contract/response';
import { usualOptions } from '../shared/form/options/usualOptions';
import { asObject, asText } from '../shared/lib/data';
import { quoted, type FailureKind } from '../shared/result/failure';

/** FACT: whose fault it is that the provider says no. */
const kinds: Readonly<Record<number, FailureKind>> = {
	401: 'authentication',
	403: 'permission',
	422: 'invalidInput',
};

/** FACT: how the provider says no. Here `{error: text}`; without it, the HTTP status decides. */
function judge({ status, body }: ProviderResponse): Verdict | undefined {
	const words = 'value' in body ? asText(asObject(body.value)?.error) : undefined;
	if (words === undefined) return undefined;
	const cause = quoted(kinds[status] ?? 'provider', 'New Provider', words, {
		code: String(status),
	});
	return { submission: 'rejected', cause };
}

/** New Provider: https://newprovider.example.com/docs (FACT: where its documents are). */
export const newProvider: Provider = {
	name: 'newProvider',
	displayName: 'New Provider',
	credential: 'newProviderApi',
	secrets: ['apiKey'],
	options: usualOptions,
	// FACT: how many recipients one request may have.
	recipientsPerRequest: 1,
	// FACT: how a phone number is spelled.
	phones: 'e164',
	judge,
};
