import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { asObject, asText, listOf } from '../../../shared/lib/data';
import { get } from '../../api';
import { only } from '../../provider';
import { contactItem, phoneField, phoneOptions, readContactPhone } from './contact';

/** Finds a contact by its phone number (find-contact). One that is not there is an answer, too. */
export const find = askOperation({
	resource: 'contact',
	operation: 'find',
	displayName: 'Find',
	action: 'Find contact',
	description: 'Find a contact by phone number, and check whether the contact has opted out',
	fields: [phoneField, phoneOptions],
	repeatable: true,
	absentIsAnswer: true,
	read: readContactPhone,
	request: ({ wire }, account) => get(account, 'contacts/find', { number: wire }),
	results: ([answer], phone) => {
		const value = answer && valueOf(answer);
		const raw = only(value);
		if (raw && asText(raw.Id) !== undefined) return [{ found: true, ...contactItem(raw, phone) }];
		// A 404 of the provider's own, or an empty list; a page of some proxy is neither.
		const says404 = answer?.status === 404 && asText(asObject(raw)?.status) === '404';
		const isEmpty = answer?.status === 200 && listOf(value)?.length === 0;
		if (!says404 && !isEmpty) throw new Unreadable('the response contains no contact');
		return [{ found: false, ...contactItem({}, phone) }];
	},
});
