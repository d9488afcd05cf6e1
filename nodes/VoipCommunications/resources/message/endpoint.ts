import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../shared/contract/parameterReader';
import type { BodyValue, ProviderRequest } from '../../../shared/contract/request';
import { InvalidInput } from '../../../shared/result/failure';

/** A call whose address only the provider's page knows: "List/delete scheduled SMS". */
export interface Endpoint {
	path: string;
	method: 'GET' | 'POST';
}

/** The provider's page was not available: the user enters what it says. */
export const endpointFields: INodeProperties[] = [
	{
		displayName:
			'Unverified: the page of VoIP Communications on scheduled messages was not available when this node was made. Enter the address and the method that it states.',
		name: 'unverified',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Endpoint',
		name: 'endpoint',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. sms/…',
		description:
			"The part of the address that follows the Base URL, from the provider's page on listing and deleting scheduled SMS",
	},
	{
		displayName: 'Method',
		name: 'endpointMethod',
		type: 'options',
		options: [
			{ name: 'GET', value: 'GET' },
			{ name: 'POST', value: 'POST' },
		],
		default: 'POST',
		description: "The method that the provider's page states",
	},
];

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
			`is '${path}', but may hold letters, digits and / - _ . only: enter the part after the Base URL`,
		);
	}
	return { path, method: parameters.word('endpointMethod') === 'GET' ? 'GET' : 'POST' };
}

/** The call itself: fields in the query or in a form. */
export function callEndpoint(
	{ path, method }: Endpoint,
	values: Readonly<Record<string, string>>,
): ProviderRequest {
	if (method === 'GET') return { method, path, dialect: 'none', query: values };
	const body: Record<string, BodyValue> = { ...values };
	return { method, path, dialect: 'form', body };
}
