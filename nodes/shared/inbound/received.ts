import type { IDataObject } from 'n8n-workflow';
import type { DateTime } from 'luxon';

import { isKeyword, type Keywords } from '../sms/optOutKeywords';
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
	/** Whether it says that the person wants messages again. */
	optIn: boolean;
	/** Whether it asks for help. */
	help: boolean;
	/** The text, by the name under which n8n's AI agents look for it. */
	chatInput: string | null;
	/** The other phone, by the name under which their memory keeps conversations apart. */
	sessionId: string | null;
	/** All that the provider told of it. */
	raw: IDataObject;
};

/** What a provider tells of a message from a phone. */
export interface ReceivedFacts {
	from: unknown;
	to: unknown;
	text: string | undefined;
	receivedAt?: DateTime | undefined;
	/** Whether it is a message that the account sent: then the other phone is who receives it. */
	isOutgoing?: boolean;
	raw: IDataObject;
}

/** How the user wants it read. */
export interface ReceivedRules {
	/** The country of numbers without a country code. */
	country?: string | undefined;
	keywords: Keywords;
}

/** What is not known is null. */
export function receivedMessage(
	provider: string,
	{ from, to, text, receivedAt, isOutgoing = false, raw }: ReceivedFacts,
	{ country, keywords }: ReceivedRules,
): ReceivedMessage {
	const [sender, receiver] = [knownPhone(from, country), knownPhone(to, country)];
	const said = text ?? '';
	return {
		provider,
		from: sender,
		to: receiver,
		text: text ?? null,
		receivedAt: toUtc(receivedAt),
		optOut: isKeyword(said, keywords.optOut),
		optIn: isKeyword(said, keywords.optIn),
		help: isKeyword(said, keywords.help),
		chatInput: text ?? null,
		sessionId: isOutgoing ? receiver : sender,
		raw,
	};
}
