import type { PhoneFormat } from '../sms/phoneFormats';
import type { SubmitOperation } from './operation';
import type { Verdict } from './outcome';
import type { ProviderResponse } from './response';
import type { SendOption } from './sendOption';

/** What a provider documents for one operation. */
export type Limits = Pick<SubmitOperation, 'longestText' | 'numberLimit'>;

/** What is true of a provider, whichever operation is asked of it. */
export interface Provider {
	/** The value of the result field `provider`. */
	name: string;
	displayName: string;
	/** Name of the credential type. */
	credential: string;
	/** Names of the credential fields that no output may show. */
	secrets: readonly string[];
	/** The common options that it honors. */
	options: readonly SendOption[];
	/** How many recipients it accepts in one request, at most. */
	recipientsPerRequest: number;
	/** What it documents for one operation, such as `message.send`. */
	limits?: Readonly<Record<string, Limits>>;
	/** How the provider spells a phone number. */
	phones: PhoneFormat;
	/**
	 * What the provider's documented words in an answer say of the whole request. `unknown` when
	 * they say neither yes nor no; undefined when they say nothing, and the HTTP status decides.
	 */
	judge(response: ProviderResponse): Verdict | undefined;
	/** The body has the verdict, with any HTTP status: also an acceptance with that of a fault. */
	judgesInBody?: boolean;
	/** Fields of answers that hold a secret: no output shows them. */
	hiddenFields?: readonly string[];
	/** Reads national numbers unless the user names another country: ISO 3166 alpha-2. */
	defaultCountry?: string;
}
