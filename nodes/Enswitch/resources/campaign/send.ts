import { recipientsFromField, simplifyField } from '../../../shared/fields';
import { submitOperation } from '../../../shared/operation';
import { optionsField } from '../../../shared/options';
import { customerOption, textFields, textOperation, type Text } from '../../wire';

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
