import { submitOperation } from '../../../shared/contract/operation';
import { simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { customerOption, textFields, textOperation, type Text } from '../text';

/** Sends a text to each recipient, one request each (messages/text/send). */
export const send = submitOperation<Text>({
	...textOperation,
	resource: 'message',
	operation: 'send',
	displayName: 'Send',
	action: 'Send message',
	description: 'Send a message to one or several recipients now',
	fields: [...textFields, simplifyField, optionsField({ own: [customerOption] })],
	audience: 'recipients',
});
