import { messageField, toField } from '../../../shared/form/fields';
import { sendOperation } from '../../../shared/form/sendOperation';
import { post, scheduledOutcome } from '../../api';
import { dateFormat, protexting } from '../../provider';
import { hasTemplate, multimediaOptions, readMultimedia, type Multimedia } from '../multimedia';

/** Schedules a message (schedule-single-sms-mms). The provider chooses the sender. */
export const schedule = sendOperation<Multimedia>(
	{
		provider: protexting,
		fields: [toField, messageField],
		options: multimediaOptions,
		read: readMultimedia,
		textOptional: hasTemplate,
		// The call must have a date; what a past one does is not documented, so "now" is the present.
		request: ({ recipients, text, at, now, extra }, account) =>
			post(account, 'sms/send-single-schedule-message', {
				MobilePhone: recipients[0],
				Message: text,
				DateTime: (at ?? now.setZone(account.zone)).toFormat(dateFormat),
				...extra,
			}),
		outcomes: (answer, _message, account) => [scheduledOutcome(answer, account)],
	},
	'message.schedule',
);
