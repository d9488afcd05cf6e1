import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { chosenOperation, perform } from '../shared/execute';
import { readOnce } from '../shared/lib/readOnce';
import { chooseFallbacks } from './fallbacks';
import type { Offer } from './offer';

/**
 * What a node does in which the provider is a parameter: others may take over what it rejects.
 * @throws NodeOperationError | NodeApiError when the node is to stop on an error
 */
export async function executeChosen(
	context: IExecuteFunctions,
	offers: readonly Offer[],
): Promise<INodeExecutionData[][]> {
	const name = context.getNodeParameter('provider', 0);
	const offer = offers.find(({ provider }) => provider.name === name);
	if (!offer) {
		throw new NodeOperationError(context.getNode(), `'${name}' is not a provider of this node`);
	}
	const operation = chosenOperation(context, offer.operations);
	const once = readOnce(context);
	const choice = chooseFallbacks(once, offers, offer, operation);
	return await perform(operation, { context: once, provider: offer.provider }, choice);
}
