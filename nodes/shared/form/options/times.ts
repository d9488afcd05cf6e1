import type { SendOption } from '../../contract/sendOption';
import { workflowZone } from '../../time/dateTime';

/** What a time that has passed does. */
export const ifTimeIsPast: SendOption = {
	field: ({ scheduled }) =>
		scheduled
			? {
					displayName: 'If Time Has Passed',
					name: 'ifPast',
					type: 'options',
					options: [
						{ name: 'Fail', value: 'fail', description: 'Send nothing, and return the reason' },
						{ name: 'Send Now', value: 'sendNow', description: 'Send the message immediately' },
					],
					default: 'fail',
					description: "Applies when 'Send At' is more than a minute in the past",
				}
			: undefined,
};

/** The time zone of a time without an offset. */
export const timezone: SendOption = {
	field: ({ scheduled }) =>
		scheduled
			? {
					displayName: 'Timezone Name or ID',
					name: 'timezone',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getTimezones' },
					default: workflowZone,
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					hint: 'Applies to times without a UTC offset, such as 2026-12-25 18:30',
				}
			: undefined,
};
