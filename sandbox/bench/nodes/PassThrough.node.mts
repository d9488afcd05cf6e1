import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeSender } from './common.mts';

/** What n8n itself takes to hand items to a node and the node's output on: nothing else is done. */
export class PassThrough implements INodeType {
	description = describeSender('passThrough', 'Pass Through', []);

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output = this.getInputData().map(({ json }, item) => ({ json, pairedItem: { item } }));
		return Promise.resolve([output]);
	}
}
