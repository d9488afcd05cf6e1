import { recipientsFromField, sendAtField, simplifyField } from '../../../shared/fields';
import { submitOperation } from '../../../shared/operation';
import { optionsField } from '../../../shared/options';
import { smsFields, smsOperation, stopOption, type Sms } from '../../sms';

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
