import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { Caller } from '../shared/inbound/receive';

/** `class` of the events about texts ("Events"); calls have `call`. */
const ofTexts = 'message';

/** Which events start the workflow. */
export const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	options: [
		{
			name: 'Any Event',
			value: 'any',
			description: 'Calls and all else that Enswitch tells of, too',
		},
		{
			name: 'Text Message',
			value: 'message',
			description: 'A text that arrives, and one that is sent',
		},
	],
	default: 'message',
};

function timeOf(seconds: string | undefined): DateTime | undefined {
	const time = DateTime.fromSeconds(seconds === undefined ? NaN : Number(seconds));
	return time.isValid ? time : undefined;
}

/**
 * Reads an event: `class`, `event` and `timestamp` are documented ("Events"). Those of a text are
 * not; they are taken to be a stored text's (messages/text/list), and are null where they are not
 * there.
 */
export const enswitchEvents: Caller = {
	name: 'enswitch',
	read(fields, { event }) {
		const kind = fields.first('class');
		if (event !== 'any' && (kind ?? ofTexts) !== ofTexts) return undefined;
		const timestamp = fields.first('timestamp');
		return {
			from: fields.first('snumber'),
			to: fields.first('cnumber'),
			text: fields.first('body'),
			receivedAt: timeOf(fields.first('received')) ?? timeOf(timestamp),
			more: {
				id: fields.first('uniqueid') ?? null,
				class: kind ?? null,
				event: fields.first('event') ?? null,
				timestamp: timestamp ?? null,
			},
		};
	},
};
