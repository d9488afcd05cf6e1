import type { SendOption } from '../../contract/sendOption';
import { advancedLabel } from '../optionsCollection';

/** How fast the user wants requests made. A question is one request. */
export const requestsPerMinute: SendOption = {
	field: ({ awaitsResponse }) =>
		awaitsResponse
			? undefined
			: {
					displayName: advancedLabel('Requests per Minute'),
					name: 'requestsPerMinute',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: "Maximum requests per minute. 0 means the provider's limit.",
				},
};

/** How long one request may take. */
export const timeout: SendOption = {
	field: () => ({
		displayName: advancedLabel('Timeout'),
		name: 'timeoutSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description:
			"How long to wait for the response to one request. After a timeout the result is 'unknown': the provider may have accepted the message.",
		hint: 'Enter seconds',
	}),
};

/** The same in milliseconds, as saved workflows have it: shown where it is set, and offered to nobody. */
export const timeoutBefore: SendOption = {
	field: ({ awaitsResponse }) =>
		awaitsResponse
			? undefined
			: {
					displayName: advancedLabel('Timeout (Milliseconds)'),
					name: 'timeout',
					type: 'number',
					typeOptions: { minValue: 1 },
					displayOptions: { show: { timeout: [{ _cnd: { exists: true } }] } },
					default: 30000,
					description:
						"The timeout in workflows saved before 'Advanced: Timeout' was in seconds. To use seconds, replace this option with 'Advanced: Timeout'.",
					hint: 'Enter milliseconds',
				},
};

/** Requests in flight at a time. */
export const parallelRequests: SendOption = {
	field: ({ awaitsResponse }) =>
		awaitsResponse
			? undefined
			: {
					displayName: advancedLabel('Parallel Requests'),
					name: 'concurrency',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'Maximum requests at the same time',
				},
};

/** Where one request carries many recipients. */
export const batchSize: SendOption = {
	field: ({ recipientsPerRequest, awaitsResponse }) =>
		recipientsPerRequest > 1 && !awaitsResponse
			? {
					displayName: advancedLabel('Batch Size'),
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 500,
					description: 'Maximum recipients per request',
				}
			: undefined,
};

/** The same, for messages: a campaign combines its items itself. */
export const combineItems: SendOption = {
	field: ({ recipientsPerRequest, audience, awaitsResponse }) =>
		recipientsPerRequest > 1 && audience === 'recipients' && !awaitsResponse
			? {
					displayName: advancedLabel('Combine Items'),
					name: 'combineItems',
					type: 'boolean',
					default: true,
					description:
						'Whether items with the same message, sender, time and options share requests',
				}
			: undefined,
};
