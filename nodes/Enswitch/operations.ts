import type { Operation } from '../shared/contract/operation';
import { sendOperation } from '../shared/form/sendOperation';
import * as message from './resources/message';
import { text } from './resources/text';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [
	sendOperation(text, 'message.send'),
	sendOperation(text, 'message.sendAndWait'),
	message.get,
	message.getMany,
	// One request for each recipient, since Enswitch knows no groups.
	sendOperation(text, 'campaign.send'),
];
