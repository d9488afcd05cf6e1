import type { SendOption } from '../../contract/sendOption';

/** Holds a message back, and shows what would be sent. */
export const dryRun: SendOption = {
	field: () => ({
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to check everything and show what would be sent, when, and in how many segments, without sending it',
	}),
};
