import { submitOperation } from '../../../shared/contract/operation';
import { recipientsFromField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { customerOption, textFields, textOperation, type Text } from '../text';

/** Sends one text to a list of recipients: one request each, since Enswitch knows no groups. */
export const send = submitOperation<Text>({
	...textOperation,
	resource: 'campaign',
	operation: 'send',
	displayName: 'Send',
	action: 'Send campaign',
	description: 'Send one message to a list of recipients now',
	fields: [
		recipientsFromField,
		...textFields,
		simplifyField,
		optionsField({ campaign: true, own: [customerOption] }),
	],
	audience: 'list',
});
