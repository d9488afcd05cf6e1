import type { INodeParameters } from 'n8n-workflow';

/** The time of day in UTC, as Sending Hours has it. */
export const clockOf = (at: number): string => new Date(at).toISOString().slice(11, 16);

/** What Sending Hours has beside its times. */
export const everyDay: INodeParameters = {
	days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	timezone: 'UTC',
};
