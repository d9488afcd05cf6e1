import { recipientsFromField, simplifyField } from '../../../shared/fields';
import { submitOperation } from '../../../shared/operation';
import { optionsField } from '../../../shared/options';
import { smsFields, smsOperation, type Sms } from '../../wire';

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
