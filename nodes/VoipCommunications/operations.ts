import type { Operation } from '../shared/contract/operation';
import { sendOperation } from '../shared/form/sendOperation';
import { sms } from './api';
import * as message from './resources/message';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [
	sendOperation(sms, 'message.send'),
	sendOperation(sms, 'message.sendAndWait'),
	sendOperation(sms, 'message.schedule'),
	message.getScheduled,
	message.deleteScheduled,
	message.getMany,
	message.getConversation,
	sendOperation(sms, 'campaign.send'),
	sendOperation(sms, 'campaign.schedule'),
];
