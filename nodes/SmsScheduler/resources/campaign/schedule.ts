import { submitOperation } from '../../../shared/contract/operation';
import { recipientsFromField, sendAtField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, stopOption, type Sms } from '../../api';

/** Schedules one message to a list of recipients (doc-api, "POST /sms"). */
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
		optionsField({ scheduled: true, bulk: true, campaign: true, own: [stopOption] }),
	],
	audience: 'list',
	scheduled: true,
});
