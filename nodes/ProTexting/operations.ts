import type { Operation } from '../shared/contract/operation';
import { sendOperation } from '../shared/form/sendOperation';
import { getBalance } from './resources/account/getBalance';
import * as campaign from './resources/campaign';
import { groupCampaign } from './resources/campaign/campaign';
import * as contact from './resources/contact';
import * as message from './resources/message';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [
	message.send,
	message.sendAndWait,
	message.schedule,
	message.getReport,
	message.getReceived,
	message.getScheduled,
	message.getSent,
	message.deleteScheduled,
	sendOperation(groupCampaign, 'campaign.send'),
	sendOperation(groupCampaign, 'campaign.schedule'),
	campaign.getReport,
	campaign.getScheduled,
	campaign.getSent,
	contact.create,
	contact.find,
	contact.optOut,
	getBalance,
];
