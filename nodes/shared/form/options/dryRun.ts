import type { SendOption } from '../../contract/sendOption';

/** Holds a message back, and shows what would be sent. */
export const dryRun: SendOption = {
	field: () => ({
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to check and preview the messages without sending anything. The preview shows the send time and the number of segments.',
	}),
};
