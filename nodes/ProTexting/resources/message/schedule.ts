import { submitOperation } from '../../../shared/contract/operation';
import { messageField, sendAtField, simplifyField, toField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { post, scheduledOutcome } from '../../api';
import { dateFormat } from '../../provider';
import {
	hasTemplate,
	multimediaBody,
	multimediaOptions,
	readMultimedia,
	type Multimedia,
} from '../multimedia';

/** Schedules a message (schedule-single-sms-mms). The provider chooses the sender. */
export const schedule = submitOperation<Multimedia>({
	kind: 'submit',
	resource: 'message',
	operation: 'schedule',
	displayName: 'Schedule',
	action: 'Schedule message',
	description: 'Send a message to one or several recipients at a later time',
	fields: [
		toField,
		messageField,
		sendAtField,
		simplifyField,
		optionsField({ scheduled: true, own: multimediaOptions }),
	],
	audience: 'recipients',
	scheduled: true,
	recipientsPerRequest: 1,
	read: readMultimedia,
	textOptional: hasTemplate,
	// The call must have a date; what a past one does is not documented, so "now" is the present.
	request: ({ recipients, text, at, now, extra }, account) =>
		post(account, 'sms/send-single-schedule-message', {
			MobilePhone: recipients[0],
			Message: text,
			DateTime: (at ?? now.setZone(account.zone)).toFormat(dateFormat),
			...multimediaBody(extra),
		}),
	outcomes: (answer, _message, account) => [scheduledOutcome(answer, account)],
});
