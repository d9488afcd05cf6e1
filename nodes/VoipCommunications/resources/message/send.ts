import { simplifyField } from '../../../shared/fields';
import { submitOperation } from '../../../shared/operation';
import { optionsField } from '../../../shared/options';
import { smsFields, smsOperation, type Sms } from '../../wire';

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
