import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { post } from '../../api';
import { only } from '../../provider';
import { contactItem, phoneField, phoneOptions, readContactPhone } from './contact';

/** Opts a phone number out of all messages of the account (opt-out). */
export const optOut = askOperation({
	resource: 'contact',
	operation: 'optOut',
	displayName: 'Opt Out',
	action: 'Opt out contact',
	description: 'Opt a phone number out of all messages from your account',
	fields: [phoneField, phoneOptions],
	repeatable: false,
	read: readContactPhone,
	request: ({ wire }, account) => post(account, 'contacts/opt-out', { PhoneNumber: wire }),
	results: ([answer], phone) => {
		const raw = answer && only(valueOf(answer));
		if (!raw || !['Id', 'Number', 'OptedOut'].some((name) => name in raw)) {
			throw new Unreadable("the response doesn't show whether the number was opted out");
		}
		return [contactItem(raw, phone)];
	},
});
