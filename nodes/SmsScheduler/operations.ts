import type { Operation } from '../shared/contract/operation';
import * as campaign from './resources/campaign';
import * as message from './resources/message';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [
	message.send,
	message.schedule,
	message.getReport,
	message.deleteScheduled,
	campaign.send,
	campaign.schedule,
	campaign.getReport,
	campaign.deleteScheduled,
];
