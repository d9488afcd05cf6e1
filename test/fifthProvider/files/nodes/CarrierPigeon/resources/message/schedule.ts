import { submitOperation } from '../../../shared/contract/operation';
import { messageField, sendAtField, simplifyField, toField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { flightOperation, perchField, type Flight } from '../../flight';

/** Keeps the birds in the loft until the time has come. */
export const schedule = submitOperation<Flight>({
	...flightOperation,
	operation: 'schedule',
	displayName: 'Schedule',
	action: 'Schedule message',
	description: 'Send a message to one or several recipients at a later time',
	fields: [
		toField,
		messageField,
		sendAtField,
		perchField,
		simplifyField,
		optionsField({ bulk: true, scheduled: true }),
	],
	scheduled: true,
});
