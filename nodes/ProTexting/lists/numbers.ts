import { asText } from '../../shared/lib/data';
import { locatorField } from '../../shared/lib/resourceLocator';
import { labelled } from '../../shared/lists/listSearch';
import { obstacle, searchIn } from './choices';

/** The sender of a message (send-sms-mms, "SendFrom"). */
export const fromField = locatorField({
	displayName: 'From',
	name: 'from',
	description:
		"The short code or phone number to send from. If empty, ProTexting rotates through the account's numbers.",
	list: 'searchProTextingNumbers',
	typed: { displayName: 'By Number', name: 'number', placeholder: 'e.g. 16465550000' },
});

/** Status_Id of a number that can send (list-numbers). */
const active = '0';

/**
 * The numbers of the account (list-numbers), the active ones first.
 * The provider may hide digits, as in its own example (16463498xxx). Such a number is shown, so
 * that nobody looks for it in vain, with the way to use it; picked, it is refused before any send.
 */
export const searchProTextingNumbers = searchIn(
	'numbers/index',
	(record) => {
		const value = asText(record.Number);
		if (value === undefined) return undefined;
		const hidden = /^\d+$/.test(value) ? undefined : "digits hidden: use 'By Number'";
		const state = obstacle(record, active);
		return {
			name: labelled(value, hidden, state),
			value,
			isUsable: hidden === undefined && state === undefined,
		};
	},
	{ name: "Rotate through the account's numbers (default)", value: '', isUsable: true },
);
