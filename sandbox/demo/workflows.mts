import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../simulator/types.mts';

/** One node of a demonstration, and the step whose output it gets. */
export interface Step {
	name: string;
	/** The step before; the list of people unless given. */
	after?: string;
	parameters: INodeParameters;
}

/** A provider's workflow: what a person would draw in the editor. */
export interface Demonstration {
	provider: ProviderName;
	displayName: string;
	credential: string;
	/** Two people, with the numbers that the simulator's account may write to. */
	people: IDataObject[];
	steps: Step[];
}

const toEach = { to: '={{ $json.phone }}', message: '=Hello {{ $json.name }}!' };
const toAll = { to: '={{ $json.phone }}', message: 'The office is closed today.' };
const tomorrow = { sendAt: '={{ $now.plus(1, "day").startOf("hour").toISO() }}' };
const id = { id: '={{ $json.id }}' };

const message = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation,
	...parameters,
});
const campaign = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'campaign',
	operation,
	...parameters,
});

/** What each provider can do: sent, scheduled, sent as a campaign, reported and deleted. */
export const demonstrations: readonly Demonstration[] = [
	{
		provider: 'proTexting',
		displayName: 'ProTexting',
		credential: 'proTextingApi',
		people: [
			{ name: 'Ann', phone: '(646) 123-4567' },
			{ name: 'Ben', phone: '+1 212 555 1234' },
		],
		steps: [
			{ name: 'Send', parameters: message('send', toEach) },
			{ name: 'Get Report', after: 'Send', parameters: message('getReport', id) },
			{ name: 'Schedule', parameters: message('schedule', { ...toEach, ...tomorrow }) },
			{ name: 'Delete', after: 'Schedule', parameters: message('delete', id) },
			{
				name: 'Send Campaign',
				after: 'Start Once',
				parameters: campaign('send', { groupIds: ['100', '101'], message: toAll.message }),
			},
			{
				name: 'Get Balance',
				after: 'Send Campaign',
				parameters: { resource: 'account', operation: 'getBalance' },
			},
		],
	},
	{
		provider: 'smsScheduler',
		displayName: 'SMS Scheduler',
		credential: 'smsSchedulerApi',
		people: [
			{ name: 'Anne', phone: '+33 6 12 34 56 78' },
			{ name: 'Benoît', phone: '+33 6 12 34 56 79' },
		],
		steps: [
			{ name: 'Send', parameters: message('send', { ...toEach, senderId: 123 }) },
			{ name: 'Get Report', after: 'Send', parameters: message('getReport', id) },
			{
				name: 'Schedule',
				parameters: message('schedule', { ...toEach, ...tomorrow, senderId: 123 }),
			},
			{ name: 'Delete', after: 'Schedule', parameters: message('delete', id) },
			{ name: 'Send Campaign', parameters: campaign('send', { ...toAll, senderId: 123 }) },
			{
				name: 'Get Campaign Report',
				after: 'Send Campaign',
				parameters: campaign('getReport', id),
			},
		],
	},
	{
		provider: 'enswitch',
		displayName: 'Enswitch',
		credential: 'enswitchApi',
		people: [
			{ name: 'Ann', phone: '212 555 1234' },
			{ name: 'Ben', phone: '212 555 9999' },
		],
		steps: [
			{ name: 'Send', parameters: message('send', { ...toEach, from: '2125550000' }) },
			{
				name: 'Send Campaign',
				parameters: campaign('send', { ...toAll, from: '1234567', senderType: 'phone' }),
			},
			{ name: 'Get Many', after: 'Send Campaign', parameters: message('getMany', { limit: 2 }) },
		],
	},
	{
		provider: 'voipCommunications',
		displayName: 'VoIP Communications',
		credential: 'voipCommunicationsApi',
		people: [
			{ name: 'Ann', phone: '+1 281 234 5678' },
			{ name: 'Ben', phone: '+1 281 234 5679' },
		],
		steps: [
			{ name: 'Send', parameters: message('send', toEach) },
			{ name: 'Schedule', parameters: message('schedule', { ...toEach, ...tomorrow }) },
			{
				name: 'Delete',
				after: 'Schedule',
				parameters: message('delete', { ...id, endpoint: 'sms/scheduled/delete' }),
			},
			{ name: 'Send Campaign', parameters: campaign('send', toAll) },
			{ name: 'Get Many', after: 'Start Once', parameters: message('getMany', { limit: 2 }) },
		],
	},
];
