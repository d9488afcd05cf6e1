import type { Operation } from '../shared/contract/operation';
import { sendOperation } from '../shared/form/sendOperation';
import { sms } from './api';
import * as campaign from './resources/campaign';
import * as message from './resources/message';

/** Everything that the node can do (doc-api, "POST /sms" for every send). */
export const operations: readonly Operation[] = [
	sendOperation(sms, 'message.send'),
	sendOperation(sms, 'message.sendAndWait'),
	sendOperation(sms, 'message.schedule'),
	message.getReport,
	message.deleteScheduled,
	sendOperation(sms, 'campaign.send'),
	sendOperation(sms, 'campaign.schedule'),
	campaign.getReport,
	campaign.deleteScheduled,
];
