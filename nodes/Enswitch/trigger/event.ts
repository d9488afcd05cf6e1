import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { CallFields } from '../../shared/inbound/callFields';
import { reportOf, type Report } from '../../shared/inbound/delivery';
import { sureTextNames } from '../../shared/inbound/fieldNames';
import { isPhoneCall } from '../../shared/inbound/kindOfCall';
import type { Caller } from '../../shared/inbound/receive';
import type { InboundSettings } from '../../shared/inbound/settings';

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
			description: 'Messages, calls and every other Enswitch event',
		},
		{
			name: 'Text Message',
			value: 'message',
			description: 'A message that arrives or is sent',
		},
	],
	default: 'message',
};

/** Words of an event that reports what became of a message, beside the class of texts. */
const receipt = /\b(?:dlr|delivery.?(?:receipt|report|status)|receipt)\b/i;

/** What an event reports of a message that the account sent. */
function reportIn(fields: CallFields, settings: InboundSettings): Report | undefined {
	const from = fields.from('snumber');
	const to = fields.to('cnumber');
	const text = fields.text('body');
	const isDocumented = fields.textOf(['body']) !== undefined;
	return reportOf(fields, { text, from, to, isDocumented }, settings);
}

/**
 * Whether an event is about a text. Calls from Features » Webhooks have no `class`: there, a text
 * is known by being one, and by nothing that calls and delivery receipts have.
 */
function isOfText(fields: CallFields, report: Report | undefined): boolean {
	const kind = fields.first('class')?.toLowerCase();
	if (kind !== undefined && kind !== ofTexts) return false;
	// "delivered" may be the name of a text that arrives: its class says that it is one.
	if (kind === ofTexts) return report !== 'receipt' || !receipt.test(fields.first('event') ?? '');
	const sureText = fields.textOf(['body', ...sureTextNames]);
	if (fields.text('body') === undefined || report === 'receipt') return false;
	return !isPhoneCall(fields, { sureText, from: fields.from('snumber'), isStrict: true });
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
	read(fields, settings) {
		const kind = fields.first('class');
		const report = reportIn(fields, settings);
		if (settings.event !== 'any' && !isOfText(fields, report)) return undefined;
		const timestamp = fields.first('timestamp');
		return {
			from: fields.from('snumber'),
			to: fields.to('cnumber'),
			text: fields.text('body'),
			isOutgoing: report === 'outgoing',
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
