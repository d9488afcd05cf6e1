import type { INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../../../shared/failure';
import { idField } from '../../../shared/fields';
import { askOperation } from '../../../shared/operation';
import { patienceField } from '../../../shared/patience';
import { Unreadable, valueOf } from '../../../shared/response';
import { only } from '../../provider';
import { report } from '../../records';
import { get } from '../../wire';

interface Input {
	id: string;
	path: string;
}

const idType: INodeProperties = {
	displayName: 'ID Type',
	name: 'idType',
	type: 'options',
	options: [
		{
			name: 'ID of a Send',
			value: 'send',
			description: 'The ID that the operation Send gave: 40 letters and digits',
		},
		{
			name: 'ID in the Sent History',
			value: 'sentHistory',
			description: 'The number that the operation Get Many Sent gave',
		},
	],
	default: 'send',
	description: 'Where the ID comes from. The ID of a scheduled message has no report.',
};

/** Where each kind of id is looked up (delivery-reports, view-sent-single-message). */
const lookUp = {
	send: {
		path: 'sms/delivery-report',
		form: /^[0-9a-f]{40}$/i,
		is: 'the ID of a send has 40 letters and digits',
	},
	sentHistory: {
		path: 'sent-history/single-view',
		form: /^\d+$/,
		is: 'an ID of the sent history is a number',
	},
} as const;

/** Asks what became of a message. An id is looked up as what the user says it is, never guessed. */
export const getReport = askOperation<Input>({
	kind: 'ask',
	resource: 'message',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of message',
	description: 'Ask whether a message has arrived',
	fields: [
		idField(
			'Message ID',
			'The ID that Send or Get Many Sent gave',
			'e.g. 8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0',
		),
		idType,
		patienceField,
	],
	repeatable: true,
	read: (parameters) => {
		const id = parameters.required('id');
		const { path, form, is } =
			lookUp[parameters.word('idType') === 'sentHistory' ? 'sentHistory' : 'send'];
		if (!form.test(id))
			throw new InvalidInput(
				'id',
				`is '${id}', but ${is}: correct it, or choose another 'ID Type'`,
			);
		return { id, path };
	},
	request: ({ id, path }, account) => get(account, path, { id }),
	results: ([answer], { id }) => {
		const raw = answer && only(valueOf(answer));
		if (raw?.DeliveryStatus_Id === undefined) throw new Unreadable('the answer holds no report');
		return [{ ...report(raw), id }];
	},
});
