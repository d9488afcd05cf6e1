import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { START_TYPE } from './nodes.mts';
import type { WorkflowOptions } from './types.mts';

/** The name of the node that gives the items to the node under test. */
export const INPUT_NODE = 'Items';

/** The name of the node under test, unless the caller names it. */
export const NODE_UNDER_TEST = 'Node';

/** A node with nothing set. */
export function plainNode(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** The smallest workflow: a trigger with pinned items, and the node. */
export function withInput(
	node: INode,
	items: ReadonlyArray<INodeExecutionData | IDataObject>,
): WorkflowOptions {
	return {
		nodes: [plainNode(INPUT_NODE, START_TYPE), node],
		connections: { [INPUT_NODE]: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		pinData: { [INPUT_NODE]: items },
		startNode: INPUT_NODE,
	};
}

/** Input as a user pins it: `json` alone is enough, and the caller's objects are not touched. */
export function toItems(
	items: ReadonlyArray<INodeExecutionData | IDataObject>,
): INodeExecutionData[] {
	return structuredClone(items).map((item) => (isItem(item) ? item : { json: item }));
}

const ITEM_KEYS = new Set(['json', 'binary', 'pairedItem', 'error', 'index']);

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
	return item['json'] instanceof Object && Object.keys(item).every((key) => ITEM_KEYS.has(key));
}
