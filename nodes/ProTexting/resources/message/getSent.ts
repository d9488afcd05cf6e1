import { listOperation } from '../../pages';
import { sentMessage } from '../records';

/** Lists the messages that have gone out (list-sent-single-messages). */
export const getSent = listOperation({
	resource: 'message',
	operation: 'getSent',
	displayName: 'Get Many Sent',
	action: 'Get many sent messages',
	description: 'List sent messages with their delivery status',
	path: 'sent-history/single-list',
	item: sentMessage,
});
