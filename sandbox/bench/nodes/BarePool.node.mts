import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { describeSender, sendOne } from './common.mts';

/**
 * The least that a node can do to send in parallel: the items are finished requests, and nothing
 * is read, checked, judged or remembered.
 */
export class BarePool implements INodeType {
	description = describeSender('barePool', 'Bare Pool', [
		{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 10 },
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const credential = String(this.getNodeParameter('credential', 0));
		const atOnce = Number(this.getNodeParameter('concurrency', 0));
		const output: INodeExecutionData[] = [];
		// All workers share one iterator, so each takes the next item that nobody has.
		const queue = items.entries();
		const work = async (): Promise<void> => {
			for (const [item, { json }] of queue) {
				const request = json as unknown as IHttpRequestOptions;
				output[item] = { json: await sendOne(this, credential, request), pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
		return [output];
	}
}
