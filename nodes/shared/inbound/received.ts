import type { IDataObject } from 'n8n-workflow';
import type { DateTime } from 'luxon';

import { isOptOut } from '../sms/optOutKeywords';
import { knownPhone } from '../sms/phoneNumber';
import { toUtc } from '../time/dateTime';

/** A message from a phone, as every trigger puts it out. */
export type ReceivedMessage = {
	provider: string;
	/** E.164 where it can be known, otherwise as the provider spells it. */
	from: string | null;
	to: string | null;
	text: string | null;
	/** UTC, ISO 8601; null where the provider gives no time. */
	receivedAt: string | null;
	/** Whether the text says that the person wants no more messages. */
	optOut: boolean;
	/** All that the provider told of it. */
	raw: IDataObject;
};

/** What a provider tells of a message from a phone. */
export interface ReceivedFacts {
	from: unknown;
	to: unknown;
	text: string | undefined;
	receivedAt?: DateTime | undefined;
	raw: IDataObject;
}

/** How the user wants it read. */
export interface ReceivedRules {
	/** The country of numbers without a country code. */
	country?: string | undefined;
	optOutWords: ReadonlySet<string>;
}

/** What is not known is null. */
export function receivedMessage(
	provider: string,
	{ from, to, text, receivedAt, raw }: ReceivedFacts,
	{ country, optOutWords }: ReceivedRules,
): ReceivedMessage {
	return {
		provider,
		from: knownPhone(from, country),
		to: knownPhone(to, country),
		text: text ?? null,
		receivedAt: toUtc(receivedAt),
		optOut: isOptOut(text ?? '', optOutWords),
		raw,
	};
}
