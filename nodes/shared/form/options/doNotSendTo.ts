import type { INodeProperties } from 'n8n-workflow';

import type { SendOption } from '../../contract/sendOption';

const field: INodeProperties = {
	displayName: 'Do Not Send To',
	name: 'doNotSendTo',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. +16461234567, +16467654321',
	description:
		'Phone numbers to skip, such as numbers that opted out. Separate multiple numbers with commas, or use an expression that returns a list.',
};

/** Who is not to get a message; a campaign to groups has no numbers to compare. */
export const doNotSendTo: SendOption = {
	field: ({ audience }) => (audience === 'groups' ? undefined : field),
};
