import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { builtIn } from './installed.mts';

interface LegacyOptions {
	uri: string;
}

const original = new (builtIn<new () => INodeType>('nodes/Twilio/Twilio.node.js', 'Twilio'))();

/** n8n's Twilio node as it is, but that its fixed host is led to an address on this machine. */
export class Twilio implements INodeType {
	description: INodeTypeDescription = {
		...original.description,
		properties: [
			...original.description.properties,
			{ displayName: 'Address', name: 'address', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const address = String(this.getNodeParameter('address', 0));
		const send = this.helpers.requestWithAuthentication;
		const requestWithAuthentication = async (
			credential: string,
			options: LegacyOptions,
		): Promise<unknown> => {
			const uri = options.uri.replace('https://api.twilio.com', address);
			return (await send.call(this, credential, { ...options, uri })) as unknown;
		};
		const helpers = { ...this.helpers, requestWithAuthentication };
		const view = Object.create(this, { helpers: { value: helpers } }) as IExecuteFunctions;
		return ((await original.execute?.call(view)) ?? []) as INodeExecutionData[][];
	}
}
