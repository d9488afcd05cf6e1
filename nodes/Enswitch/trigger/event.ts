import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { CallFields } from '../../shared/inbound/callFields';
import type { Caller } from '../../shared/inbound/receive';

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

/** Fields that events of calls have, and texts do not. */
const ofCalls = [
	'duration',
	'billsec',
	'talktime',
	'callid',
	'call_uniqueid',
	'channel',
	'disposition',
	'hangup_cause',
	'answered',
] as const;

/** `event` of a call: `start` is documented ("Events"). */
const callEvent = /^(?:start|ring|ringing|answer|answered|end|ended|hangup|hold|unhold|transfer)$/i;

/**
 * Whether an event is about a text. Calls from Features » Webhooks have no `class`: there, a text
 * is known by being one, and by nothing that calls have.
 */
function isOfText(fields: CallFields): boolean {
	const kind = fields.first('class');
	if (kind !== undefined) return kind.toLowerCase() === ofTexts;
	const isOfCall = fields.firstOf(ofCalls) !== undefined;
	return (
		fields.text('body') !== undefined && !isOfCall && !callEvent.test(fields.first('event') ?? '')
	);
}

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
		if (event !== 'any' && !isOfText(fields)) return undefined;
		const timestamp = fields.first('timestamp');
		return {
			from: fields.from('snumber'),
			to: fields.to('cnumber'),
			text: fields.text('body'),
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
