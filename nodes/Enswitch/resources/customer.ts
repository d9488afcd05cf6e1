import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../shared/contract/parameterReader';

/** The option that names another account of the same Enswitch. */
export function customerOption(description: string): INodeProperties {
	return {
		displayName: 'Customer ID',
		name: 'customer',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123',
		description,
	};
}

/** The customer to act for; undefined: the user's own. @throws InvalidInput */
export function readCustomer(parameters: ParameterReader): string | undefined {
	if (parameters.word('options.customer') === '') return undefined;
	return parameters.digits('options.customer');
}
