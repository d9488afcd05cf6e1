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
import { searchEnswitchSenders } from './lists/senders';
import { operations } from './operations';
import { enswitch } from './provider';

/** Sends texts and lists them with Enswitch. */
export class Enswitch implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Enswitch',
		name: 'enswitch',
		icon: { light: 'file:enswitch.svg', dark: 'file:enswitch.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send messages with Enswitch. To send at a later time, put a Wait node before it.',
		defaults: { name: 'Enswitch' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'enswitchApi', required: true }],
		properties: properties(
			[
				{ name: 'Message', value: 'message' },
				{ name: 'Campaign', value: 'campaign' },
			],
			operations,
			enswitch.displayName,
		),
	};

	methods = {
		listSearch: { searchEnswitchSenders },
		loadOptions: { getHoursTimezones, getTimezones },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, enswitch, operations);
	}
}
