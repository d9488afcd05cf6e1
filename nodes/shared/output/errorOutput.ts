import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * An item for the node's error output, as every n8n routes it there without losing its data. From
 * 2.36 on, n8n knows the item by its `json`, of `error` and `details` alone. Before, it asked for an
 * `error` of the item itself, copied the item to the other output, and emptied what still had an
 * `error` there: so the copy must not get it.
 */
export function toErrorOutput(
	error: string,
	details: IDataObject,
	pairedItem: NonNullable<INodeExecutionData['pairedItem']>,
): INodeExecutionData {
	const item: INodeExecutionData = { json: { error, details }, pairedItem };
	return Object.defineProperty(item, 'error', { value: { message: error } });
}
