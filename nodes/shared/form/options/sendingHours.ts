import { Info } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import type { OptionUse, SendOption } from '../../contract/sendOption';
import { workflowZone } from '../../time/dateTime';

/** In calendar order: its place is the day's number in `Hours`. */
export const weekdays: readonly string[] = Info.weekdays('long', { locale: 'en' });

/** What the option holds when it is added: when a practice answers whoever calls back. */
export const usualHours = {
	from: '08:00',
	to: '20:00',
	days: weekdays.slice(0, 5).map((name) => name.toLowerCase()),
	timezone: workflowZone,
	otherwise: 'move',
};

const { otherwise, ...hours } = usualHours;
const { from, to, days, timezone } = hours;

const fromField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: from,
	placeholder: 'e.g. 08:00',
	description: 'The time of day when sending starts',
};

const toField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: to,
	placeholder: 'e.g. 20:00',
	description:
		"The time of day when sending stops, up to 24:00 (midnight). A time before 'From' is on the next day.",
};

const daysField: INodeProperties = {
	displayName: 'Days',
	name: 'days',
	type: 'multiOptions',
	options: weekdays.map((name) => ({ name, value: name.toLowerCase() })),
	default: [...days],
	description:
		'The days these hours apply to. Hours that pass midnight belong to the day they start on.',
};

/** Only the provider knows who is in its groups, and so where they are. */
function zoneField(audience: OptionUse['audience']): INodeProperties {
	return {
		displayName: 'Timezone Name or ID',
		name: 'timezone',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: audience === 'groups' ? 'getTimezones' : 'getHoursTimezones',
		},
		default: timezone,
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint:
			audience === 'groups'
				? "The time zone for 'From' and 'To'"
				: "The time zone for 'From' and 'To'. Recipient's is the time zone of the phone number.",
	};
}

const otherwiseField: INodeProperties = {
	displayName: 'Otherwise',
	name: 'otherwise',
	type: 'options',
	options: [
		{ name: 'Hold Back', value: 'refuse', description: 'Send nothing, and return the reason' },
		{ name: 'Move', value: 'move', description: 'Schedule for the next allowed minute' },
	],
	default: otherwise,
	description: 'How to handle a send time outside these hours',
};

/** A message with a time can be moved; another is held back. */
function field({ scheduled, audience }: OptionUse): INodeProperties {
	const values = [fromField, toField, daysField, zoneField(audience)];
	return {
		displayName: 'Sending Hours',
		name: 'sendingHours',
		type: 'fixedCollection',
		default: { hours: scheduled ? { ...hours, otherwise } : hours },
		description: scheduled
			? "When messages may be sent. 'Otherwise' decides whether the node moves or holds back a message outside these hours."
			: "When messages may be sent. Outside these hours, the result is 'notSent' and 'heldUntil' contains the next allowed time.",
		options: [
			{
				displayName: 'Hours',
				name: 'hours',
				values: scheduled ? [...values, otherwiseField] : values,
			},
		],
	};
}

/** Keeps messages from going out at night. */
export const sendingHours: SendOption = { field };
