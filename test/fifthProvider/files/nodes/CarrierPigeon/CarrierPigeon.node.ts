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
import { carrierPigeon } from './provider';

/** Sends and schedules messages with Carrier Pigeon. */
export class CarrierPigeon implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Carrier Pigeon',
		name: 'carrierPigeon',
		icon: { light: 'file:carrierpigeon.svg', dark: 'file:carrierpigeon.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send and schedule messages with Carrier Pigeon',
		defaults: { name: 'Carrier Pigeon' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'carrierPigeonApi', required: true }],
		properties: properties(
			[{ name: 'Message', value: 'message' }],
			operations,
			carrierPigeon.displayName,
		),
	};

	methods = { loadOptions: { getHoursTimezones, getTimezones } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, carrierPigeon, operations);
	}
}
