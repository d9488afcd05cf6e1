import type { SendOption } from '../../contract/sendOption';

/** How fast the user wants requests made. A question is one request. */
export const requestsPerMinute: SendOption = {
	field: ({ awaitsResponse }) =>
		awaitsResponse
			? undefined
			: {
					displayName: 'Requests per Minute',
					name: 'requestsPerMinute',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'The most requests per minute. 0 means as many as the provider allows.',
				},
};

/** How long one request may take. */
export const timeout: SendOption = {
	field: () => ({
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30000,
		description:
			"How long to wait for the response to one request. After a timeout the result is 'unknown': the provider may have accepted the message.",
		hint: 'Enter milliseconds; 30000 are half a minute',
	}),
};

/** Requests in flight at a time. */
export const parallelRequests: SendOption = {
	field: ({ awaitsResponse }) =>
		awaitsResponse
			? undefined
			: {
					displayName: 'Parallel Requests',
					name: 'concurrency',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'The most requests at the same time',
				},
};

/** Where one request carries many recipients. */
export const batchSize: SendOption = {
	field: ({ recipientsPerRequest, awaitsResponse }) =>
		recipientsPerRequest > 1 && !awaitsResponse
			? {
					displayName: 'Batch Size',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 500,
					description: 'The most recipients in one request',
				}
			: undefined,
};

/** The same, for messages: a campaign combines its items itself. */
export const combineItems: SendOption = {
	field: ({ recipientsPerRequest, audience, awaitsResponse }) =>
		recipientsPerRequest > 1 && audience === 'recipients' && !awaitsResponse
			? {
					displayName: 'Combine Items',
					name: 'combineItems',
					type: 'boolean',
					default: true,
					description: 'Whether items with the same text, sender, time and options share requests',
				}
			: undefined,
};
