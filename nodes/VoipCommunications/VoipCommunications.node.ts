import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from '../shared/execute';
import { properties } from '../shared/form/properties';
import { getHoursTimezones, getTimezones } from '../shared/lists/loadOptions';
import { operations } from './operations';
import { voipCommunications } from './provider';

/** Sends and schedules SMS with VoIP Communications. */
export class VoipCommunications implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'VoIP Communications',
		name: 'voipCommunications',
		icon: { light: 'file:voipcommunications.svg', dark: 'file:voipcommunications.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send, schedule and list messages with VoIP Communications',
		defaults: { name: 'VoIP Communications' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'voipCommunicationsApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
			],
			operations,
			voipCommunications.displayName,
		),
	};

	methods = { loadOptions: { getHoursTimezones, getTimezones } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, voipCommunications, operations);
	}
}
