import { submitOperation } from '../../../shared/contract/operation';
import { recipientsFromField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, stopOption, type Sms } from '../../api';

/** Sends one message to a list of recipients at once (doc-api, "POST /sms"). */
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
		optionsField({ bulk: true, campaign: true, own: [stopOption] }),
	],
	audience: 'list',
	scheduled: false,
});
