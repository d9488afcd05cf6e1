import { listOperation } from '../../pages';
import { scheduledMessage } from '../records';
import { scheduledPath } from './scheduled';

/** Lists the messages that wait for their time (list-scheduled-single-sms-mms). */
export const getScheduled = listOperation({
	resource: 'message',
	operation: 'getScheduled',
	displayName: 'Get Many Scheduled',
	action: 'Get many scheduled messages',
	description: "List messages that haven't been sent yet",
	path: scheduledPath,
	item: scheduledMessage,
});
