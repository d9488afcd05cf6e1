import type { SendOption } from '../../contract/sendOption';
import { usualWindow } from '../../contract/settings';

/** A message's unique key, across executions. */
export const duplicateKey: SendOption = {
	field: () => ({
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.orderId }}-shipped',
		description:
			'A unique key, such as an order ID plus a status. The node sends one message per key and phone number, across executions and restarts. Manual executions count too. Two n8n workers at the same instant may both send. Empty means no protection.',
	}),
};

/** How long that is remembered. */
export const duplicateWindow: SendOption = {
	field: () => ({
		displayName: 'Duplicate Window',
		name: 'duplicateWindow',
		type: 'number',
		typeOptions: { minValue: 0.001 },
		default: usualWindow,
		description:
			"How long a 'Duplicate Key' is remembered, at least; after a restart of n8n, up to twice as long. Changing this forgets the keys so far.",
		hint: 'Enter hours',
	}),
};
