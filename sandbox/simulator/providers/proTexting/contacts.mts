import type { Answer, JsonObject } from '../../types.mts';
import type { Account, Contact } from './account.mts';
import { failField, failHttp, replyObject, type Call } from './call.mts';
import { isOptedOut, phoneField, textField } from './input.mts';
import { addContact } from './seed.mts';
import { listOf, spellDate } from './wire.mts';

/** The longest text of each field of a new contact (page add-contact). */
const LIMITS: readonly (readonly [field: string, limit: number])[] = [
	['ffirstname', 100],
	['flastname', 100],
	['fbirthdate', 10],
	['femail', 64],
	['fzipcode', 255],
	['fcity', 255],
	['Message', 148],
	['fvalue', 255],
];

/** GET contacts/find?number=. */
export function findContact(call: Call): Answer {
	const contact = call.account.contactByNumber.get(call.query.get('number') ?? '');
	if (contact === undefined) return failHttp(call, 'notFound', 'Contact not found.');
	return replyObject(call, spellContact(call, contact));
}

/** POST contacts/create: 201 with the contact. A number that is known already keeps its id. */
export function createContact(call: Call): Answer {
	const number = phoneField(call, 'fnumber');
	if ('refusal' in number) return number.refusal;
	for (const [field, limit] of LIMITS) {
		const text = textField(call, field);
		if ('refusal' in text) return text.refusal;
		if ([...text.value].length > limit) {
			return failField(call, field, `${field} should contain at most ${limit} characters.`);
		}
	}
	const groupIds = listOf(call.body['GroupIds']).map(Number);
	if (groupIds.length === 0) return failField(call, 'GroupIds', 'GroupIds cannot be blank.');
	if (groupIds.some((id) => !call.account.groups.has(id))) {
		return failField(call, 'GroupIds', 'GroupIds is invalid.');
	}
	const contact = newContact(call, number.value, groupIds);
	addContact(call.account, contact);
	return replyObject(call, spellContact(call, contact), { status: 201 });
}

/** POST contacts/opt-out: 201 with the contact (page opt-out). */
export function optOut(call: Call): Answer {
	const number = phoneField(call, 'PhoneNumber');
	if ('refusal' in number) return number.refusal;
	const known = call.account.contactByNumber.get(number.value);
	const contact = known ?? newContact(call, number.value, []);
	if (known === undefined) addContact(call.account, contact);
	call.world.phones.optOut(number.value, 'proTexting');
	contact.updatedAt = call.request.at;
	return replyObject(call, spellContact(call, contact), { status: 201 });
}

function newContact(call: Call, number: string, groupIds: number[]): Contact {
	const text = (field: string): string => String(call.body[field] ?? '');
	const known = call.account.contactByNumber.get(number);
	if (known !== undefined) leaveGroups(call.account, known);
	return {
		id: known?.id ?? call.account.contacts.size + 1,
		number,
		firstName: text('ffirstname'),
		lastName: text('flastname'),
		birthDay: text('fbirthdate') || '0000-00-00',
		email: text('femail'),
		zip: text('fzipcode'),
		city: text('fcity'),
		createdAt: known?.createdAt ?? call.request.at,
		updatedAt: call.request.at,
		doubleOptIn: false,
		groupIds,
		customFieldIds: [],
	};
}

function leaveGroups(account: Account, contact: Contact): void {
	for (const id of contact.groupIds) {
		const members = account.groups.get(id)?.contactIds ?? [];
		const index = members.indexOf(contact.id);
		if (index >= 0) members.splice(index, 1);
	}
}

function spellContact({ world }: Call, contact: Contact): JsonObject {
	return {
		Id: contact.id,
		Number: contact.number,
		OptedOut: isOptedOut(world, contact.number) ? 1 : 0,
		FirstName: contact.firstName,
		LastName: contact.lastName,
		BirthDay: contact.birthDay,
		Email: contact.email,
		Zip: contact.zip,
		City: contact.city,
		DateCreated: spellDate(contact.createdAt),
		DateUpdated: spellDate(contact.updatedAt),
		GroupIds: contact.groupIds,
		CustomFieldIds: contact.customFieldIds,
	};
}
