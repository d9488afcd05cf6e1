import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../shared/form/optionsCollection';
import { InvalidInput } from '../../shared/result/failure';
import { changedDeliveries, latestDelivery, type DeliveryWish, type Followed } from './deliveries';
import type { Poll, PolledEvent } from './event';

const hour = 3_600_000;

/** Hours that a message is followed, unless the user says otherwise; and at most: 90 days. */
const [usualLookBack, longestLookBack] = [72, 2160];

/** Which messages are followed, and which of their changes count. */
export const changedFields: INodeProperties[] = [
	optionsCollection([
		{
			displayName: 'Hours to Track',
			name: 'lookBack',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: longestLookBack },
			default: usualLookBack,
			description: 'How many hours after sending the node checks a message for status changes',
		},
		{
			displayName: 'Only Final Statuses',
			name: 'onlyFinal',
			type: 'boolean',
			default: true,
			description:
				'Whether to start only when the delivery status can no longer change, such as delivered or undeliverable',
		},
	]),
];

function readWish({ options: { lookBack, onlyFinal } }: Poll): DeliveryWish {
	const hours = Number(lookBack ?? usualLookBack);
	if (!(hours > 0 && hours <= longestLookBack)) {
		throw new InvalidInput(
			'lookBack',
			`must be more than 0 and at most ${longestLookBack}, but is '${String(lookBack)}'`,
		);
	}
	return { lookBack: hours * hour, onlyFinal: onlyFinal === true };
}

/** A message that was sent has a new delivery state. @throws InvalidInput */
export function deliveryChanged(poll: Poll): PolledEvent<Followed> {
	const { account } = poll;
	const wish = readWish(poll);
	const history = poll.list('sent-history/single-list');
	return {
		question: wish.lookBack,
		nothingYet: 'No message has been sent yet. Send a message, then fetch a test event again.',
		latest: async () => await latestDelivery(history, account),
		news: async (before) => {
			const { items, kept, ...trouble } = await changedDeliveries(history, account, wish, before);
			return { items, kept, trouble };
		},
	};
}
