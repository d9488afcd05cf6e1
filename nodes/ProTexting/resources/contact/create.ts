import type { INodeProperties } from 'n8n-workflow';

import { askOperation } from '../../../shared/contract/operation';
import type { ParameterReader } from '../../../shared/contract/parameterReader';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { optionsCollection } from '../../../shared/form/optionsCollection';
import { asText } from '../../../shared/lib/data';
import { InvalidInput } from '../../../shared/result/failure';
import { post, readGroupIds } from '../../api';
import { only } from '../../provider';
import { groupIdsField } from '../campaign/campaign';
import { contactItem, countryOption, phoneField, readContactPhone } from './contact';

interface Fact {
	/** As the provider calls it (add-contact). */
	wire: string;
	displayName: string;
	placeholder: string;
	/** Characters that the provider takes. */
	longest?: number;
}

/**
 * What may be known of a contact. The page's `Message` is left out: it does not say whether it is
 * texted to the contact.
 */
const facts: Readonly<Record<string, Fact>> = {
	birthDate: {
		wire: 'fbirthdate',
		displayName: 'Birth Date',
		placeholder: 'e.g. 1990-12-31',
		longest: 10,
	},
	city: { wire: 'fcity', displayName: 'City', placeholder: 'e.g. New York' },
	email: {
		wire: 'femail',
		displayName: 'Email',
		placeholder: 'e.g. name@example.com',
		longest: 64,
	},
	firstName: {
		wire: 'ffirstname',
		displayName: 'First Name',
		placeholder: 'e.g. Ada',
		longest: 100,
	},
	lastName: {
		wire: 'flastname',
		displayName: 'Last Name',
		placeholder: 'e.g. Lovelace',
		longest: 100,
	},
	zip: { wire: 'fzipcode', displayName: 'Zip Code', placeholder: 'e.g. 10001' },
};

const optionsField = optionsCollection([
	countryOption,
	...Object.entries(facts).map(([name, { displayName, placeholder }]): INodeProperties => {
		return { displayName, name, type: 'string', default: '', placeholder };
	}),
]);

function readFacts(parameters: ParameterReader): Record<string, string> {
	const given = Object.entries(facts).flatMap(([name, { wire, longest = Infinity }]) => {
		const text = parameters.word(`options.${name}`);
		if (text.length > longest) {
			const says = `has ${text.length} characters, but the provider accepts at most ${longest}: shorten the value`;
			throw new InvalidInput(name, says);
		}
		return text === '' ? [] : [[wire, text] as const];
	});
	return Object.fromEntries(given);
}

/** Makes a contact in groups of the account (add-contact). */
export const create = askOperation({
	resource: 'contact',
	operation: 'create',
	displayName: 'Create',
	action: 'Create contact',
	description: 'Create a contact and add it to contact groups',
	fields: [phoneField, groupIdsField, optionsField],
	repeatable: false,
	read: (parameters) => ({
		phone: readContactPhone(parameters),
		groupIds: readGroupIds(parameters),
		facts: readFacts(parameters),
	}),
	request: ({ phone, groupIds, facts: known }, account) =>
		post(account, 'contacts/create', { fnumber: phone.wire, GroupIds: groupIds, ...known }),
	results: ([answer], { phone }) => {
		const raw = answer && only(valueOf(answer));
		if (!raw || asText(raw.Id) === undefined)
			throw new Unreadable('the response contains no contact');
		return [contactItem(raw, phone)];
	},
});
