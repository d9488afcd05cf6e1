import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { chosenOperation, perform } from '../shared/execute';
import { withParameters } from '../shared/lib/contextView';
import { asText } from '../shared/lib/data';
import { readOnce } from '../shared/lib/readOnce';
import { locatorValue } from '../shared/lib/resourceLocator';
import { fallbackName, senderField } from './fallbackFields';
import { chooseFallbacks } from './fallbacks';
import type { Offer } from './offer';

/** Whether a sender was entered, by whichever of the ways of its field. */
const isGiven = (value: unknown) => asText(locatorValue(value)) !== undefined;

/** The node as the first provider is to see it: its sender has a name of its own. */
function withOwnSender(context: IExecuteFunctions, { provider }: Offer): IExecuteFunctions {
	const own = fallbackName(provider.name, senderField);
	if (!isGiven(context.getNode().parameters[own])) return context;
	return withParameters(context, (path, ...how) =>
		context.getNodeParameter(path === senderField ? own : path, ...how),
	);
}

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
		throw new NodeOperationError(
			context.getNode(),
			`'${name}' is not a provider of this node: choose another value in 'Provider'`,
		);
	}
	const operation = chosenOperation(context, offer.operations);
	const once = readOnce(withOwnSender(context, offer));
	const choice = chooseFallbacks(once, offers, offer, operation);
	return await perform(operation, { context: once, provider: offer.provider }, choice);
}
