import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../shared/contract/parameterReader';
import type { BodyValue, ProviderRequest } from '../../../shared/contract/request';
import { InvalidInput } from '../../../shared/result/failure';

/** The methods that an endpoint may want: those with a query, and those with a form. */
const methods = ['GET', 'POST', 'DELETE', 'PUT'] as const;

type Method = (typeof methods)[number];

/** A call whose address only the provider's page knows: "List/delete scheduled SMS". */
export interface Endpoint {
	path: string;
	method: Method;
}

/**
 * The provider's page was not available: the user enters what it says.
 * @param otherwise what happens with an endpoint that is none
 */
export function endpointFields(otherwise: string): INodeProperties[] {
	return [
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. sms/…',
			description: `The path after 'Base URL', from the page "List/delete scheduled SMS" linked from the provider's SMS API page. With a wrong endpoint, the node fails and ${otherwise}.`,
		},
		{
			displayName: 'Method',
			name: 'endpointMethod',
			type: 'options',
			options: methods.map((method) => ({ name: method, value: method })),
			default: 'POST',
			description: 'The HTTP method from the same page',
		},
	];
}

/**
 * Reads the address, which cannot leave the Base URL.
 * @throws InvalidInput
 */
export function readEndpoint(parameters: ParameterReader): Endpoint {
	const path = parameters.required('endpoint').replace(/^\/+/, '');
	const steps = path.split('/');
	if (!/^[\w\-./]+$/.test(path) || steps.includes('..') || steps.includes('.')) {
		throw new InvalidInput(
			'endpoint',
			`is '${path}', but may contain only letters, digits and / - _ . : enter the path after 'Base URL'`,
		);
	}
	const word = parameters.word('endpointMethod').toUpperCase();
	return { path, method: methods.find((method) => method === word) ?? 'POST' };
}

/** The call itself: fields in the query or in a form. */
export function callEndpoint(
	{ path, method }: Endpoint,
	values: Readonly<Record<string, string>>,
): ProviderRequest {
	if (method === 'GET' || method === 'DELETE') {
		return { method, path, dialect: 'none', query: values };
	}
	const body: Record<string, BodyValue> = { ...values };
	return { method, path, dialect: 'form', body };
}
