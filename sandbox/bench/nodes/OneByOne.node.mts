import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { describeSender, sendOne } from './common.mts';

/**
 * Sends as n8n's own SMS nodes do (Twilio, Vonage, seven…): a loop over the items that reads three
 * parameters of each, makes its request and waits for the answer.
 */
export class OneByOne implements INodeType {
	description = describeSender('oneByOne', 'One by One', [
		{ displayName: 'To', name: 'to', type: 'string', default: '' },
		{ displayName: 'Message', name: 'message', type: 'string', default: '' },
		{ displayName: 'Request', name: 'request', type: 'json', default: '' },
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const credential = String(this.getNodeParameter('credential', 0));
		const output: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const to = String(this.getNodeParameter('to', item));
			const message = String(this.getNodeParameter('message', item));
			const request = this.getNodeParameter('request', item) as unknown as IHttpRequestOptions;
			const answer = await sendOne(this, credential, request);
			output.push({ json: { to, message, ...answer }, pairedItem: { item } });
		}
		return [output];
	}
}
