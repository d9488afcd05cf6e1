import type { Settings } from '../../settings.mts';
import {
	emptyAccount,
	type Account,
	type Contact,
	type Group,
	type Keyword,
	type Sender,
	type Template,
} from './account.mts';
import { parseDate } from './wire.mts';

const SENDERS: readonly Sender[] = [
	{ number: 16463498001, status: 0 },
	{ number: 16463498002, status: 0 },
	{ number: 16463498100, status: 1 },
	{ number: 16463498301, status: 301 },
	{ number: 16463498302, status: 302 },
	{ number: 82257, status: 0 },
];

/** 10586 is the documents' example; the others stand for the states a template can be in. */
const TEMPLATES: readonly Template[] = [
	{ id: 10586, name: 'My Image', status: 3 },
	{ id: 10587, name: 'Waiting for approval', status: 2 },
	{ id: 10588, name: 'Refused image', status: 4 },
];

const KEYWORDS: readonly Keyword[] = [{ id: 100, word: 'MyKeyword', number: '82257' }];

/** 100 and 101 have 150 contacts together, the count of the campaign example. */
const GROUPS: readonly { id: number; name: string; note: string; size: number }[] = [
	{
		id: 1,
		name: 'Sweeps winners from Feb 1, 2015',
		note: "Reminder: Send message to all members of the group to inform them if they're winners",
		size: 2,
	},
	{ id: 2, name: 'All participants under 21 years old', note: '', size: 0 },
	{ id: 100, name: 'My Group', note: '', size: 100 },
	{ id: 101, name: 'Newsletter', note: '', size: 50 },
];

const CREATED = '2015-01-20 10:21:29';
const DOUBLE_OPT_IN_GROUP = 101;
const FIRST_EXTRA_GROUP = 1000;
const FIRST_EXTRA_TEMPLATE = 20_000;
const FIRST_EXTRA_NUMBER = 16463499000;
const FIRST_EXTRA_KEYWORD = 1000;
/** Numbers of seeded contacts: reserved for fiction in the United States (area 646, 555-0…). */
const FIRST_CONTACT_NUMBER = 16465550000;

/** The account as its owner set it up: groups with contacts, numbers, templates, one keyword. */
export function seedAccount(settings: Settings['proTexting']): Account {
	const { credits, extraGroups, extraTemplates, extraNumbers, extraKeywords } = settings;
	const templates = [...TEMPLATES, ...extra(extraTemplates, FIRST_EXTRA_TEMPLATE, newTemplate)];
	const senders = [...SENDERS, ...extra(extraNumbers, FIRST_EXTRA_NUMBER, newSender)];
	const account = emptyAccount(credits, {
		senders: new Map(senders.map((sender) => [String(sender.number), sender])),
		templates: new Map(templates.map((template) => [template.id, template])),
		keywords: [...KEYWORDS, ...extra(extraKeywords, FIRST_EXTRA_KEYWORD, newKeyword)],
	});
	for (const { size, ...group } of GROUPS) {
		const added: Group = { ...group, contactIds: [] };
		account.groups.set(group.id, added);
		for (let count = 0; count < size; count++) addSeedContact(account, added);
	}
	for (const group of extra(extraGroups, FIRST_EXTRA_GROUP, newGroup)) {
		account.groups.set(group.id, group);
	}
	seedInbox(account);
	return account;
}

function extra<Row>(count: number, first: number, row: (id: number) => Row): Row[] {
	return Array.from({ length: count }, (_, index) => row(first + index));
}

const newGroup = (id: number): Group => ({ id, name: `Group ${id}`, note: '', contactIds: [] });
const newSender = (number: number): Sender => ({ number, status: 0 });
const newKeyword = (id: number): Keyword => ({ id, word: `Word${id}`, number: '82257' });
const newTemplate = (id: number): Template => ({
	id,
	name: `Picture ${id}`,
	status: id % 5 === 0 ? 4 : 3,
});

function addSeedContact(account: Account, group: Group): void {
	const id = account.contacts.size + 1;
	addContact(account, {
		id,
		number: String(FIRST_CONTACT_NUMBER + id),
		firstName: 'John',
		lastName: 'Smith',
		birthDay: '0000-00-00',
		email: '',
		zip: '',
		city: '',
		createdAt: parseDate(CREATED) ?? 0,
		updatedAt: parseDate(CREATED) ?? 0,
		doubleOptIn: group.id === DOUBLE_OPT_IN_GROUP,
		groupIds: [group.id],
		customFieldIds: [],
	});
}

/** Enters a contact under its id, its number and its groups. */
export function addContact(account: Account, contact: Contact): void {
	account.contacts.set(contact.id, contact);
	account.contactByNumber.set(contact.number, contact);
	for (const id of contact.groupIds) account.groups.get(id)?.contactIds.push(contact.id);
}

/** The one message of the inbox example. */
function seedInbox(account: Account): void {
	account.inbox.push({
		phone: '16461234567',
		text: 'Hello World!',
		at: parseDate('2016-01-01 10:10:10') ?? 0,
		appName: 'Auto Replay',
		keywordId: 100,
	});
}
