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
			'A unique key, such as an order ID plus a status. The node sends one message per key and phone number, across executions and restarts.',
		hint: 'Leave empty for no protection. Two n8n workers can still send the same message at the same instant.',
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
			"Minimum time to remember a 'Duplicate Key' (up to twice as long after n8n restarts). Changing this value clears the remembered keys.",
		hint: 'Enter hours',
	}),
};
