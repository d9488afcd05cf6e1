import { submitOperation } from '../../../shared/contract/operation';
import { recipientsFromField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, type Sms } from '../../api';

/** Sends one message to a list of recipients at once (sms-api). */
export const send = submitOperation<Sms>({
	...smsOperation,
	resource: 'campaign',
	operation: 'send',
	displayName: 'Send',
	action: 'Send campaign',
	description: 'Send one message to a list of recipients now',
	fields: [
		recipientsFromField,
		...smsFields,
		simplifyField,
		optionsField({ bulk: true, campaign: true }),
	],
	audience: 'list',
	scheduled: false,
});
