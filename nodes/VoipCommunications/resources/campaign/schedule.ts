import { submitOperation } from '../../../shared/contract/operation';
import { recipientsFromField, sendAtField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, type Sms } from '../../api';

/** Schedules one message to a list of recipients (sms-api, delivery_date). */
export const schedule = submitOperation<Sms>({
	...smsOperation,
	resource: 'campaign',
	operation: 'schedule',
	displayName: 'Schedule',
	action: 'Schedule campaign',
	description: 'Send one message to a list of recipients at a later time',
	fields: [
		recipientsFromField,
		...smsFields,
		sendAtField,
		simplifyField,
		optionsField({ scheduled: true, bulk: true, campaign: true }),
	],
	audience: 'list',
	scheduled: true,
});
