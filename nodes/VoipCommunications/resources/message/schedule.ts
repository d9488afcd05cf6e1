import { submitOperation } from '../../../shared/contract/operation';
import { sendAtField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, type Sms } from '../../api';

/** Schedules an SMS for each recipient (sms-api, delivery_date). */
export const schedule = submitOperation<Sms>({
	...smsOperation,
	resource: 'message',
	operation: 'schedule',
	displayName: 'Schedule',
	action: 'Schedule message',
	description: 'Send a message to one or several recipients at a later time',
	fields: [...smsFields, sendAtField, simplifyField, optionsField({ scheduled: true, bulk: true })],
	audience: 'recipients',
	scheduled: true,
});
