import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from '../shared/execute';
import { properties } from '../shared/form/properties';
import { operations } from './operations';
import { newProvider } from './provider';

/** Sends messages with New Provider. */
export class NewProvider implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'New Provider',
		name: 'newProvider',
		icon: { light: 'file:newprovider.svg', dark: 'file:newprovider.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send messages with New Provider',
		defaults: { name: 'New Provider' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'newProviderApi', required: true }],
		properties: properties(
			[{ name: 'Message', value: 'message' }],
			operations,
			newProvider.displayName,
		),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, newProvider, operations);
	}
}
