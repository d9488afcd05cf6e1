import { submitOperation } from '../../../shared/contract/operation';
import { messageField, simplifyField, toField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { flightOperation, perchField, type Flight } from '../../flight';

/** Sends a note with up to forty birds at once. */
export const send = submitOperation<Flight>({
	...flightOperation,
	operation: 'send',
	displayName: 'Send',
	action: 'Send message',
	description: 'Send a message to one or several recipients now',
	fields: [toField, messageField, perchField, simplifyField, optionsField({ bulk: true })],
	scheduled: false,
});
