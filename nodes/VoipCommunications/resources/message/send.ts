import { submitOperation } from '../../../shared/contract/operation';
import { simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { smsFields, smsOperation, type Sms } from '../../api';

/** Sends an SMS to each recipient at once (sms-api). */
export const send = submitOperation<Sms>({
	...smsOperation,
	resource: 'message',
	operation: 'send',
	displayName: 'Send',
	action: 'Send message',
	description: 'Send a message to one or several recipients now',
	fields: [...smsFields, simplifyField, optionsField({ bulk: true })],
	audience: 'recipients',
	scheduled: false,
});
