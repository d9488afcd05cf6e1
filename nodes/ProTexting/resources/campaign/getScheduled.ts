import { listOperation } from '../../pages';
import { scheduledCampaign } from '../records';

/** Lists the campaigns that wait for their time (list-scheduled-group-sms-mms-campaigns). */
export const getScheduled = listOperation({
	resource: 'campaign',
	operation: 'getScheduled',
	displayName: 'Get Many Scheduled',
	action: 'Get many scheduled campaigns',
	description: "List campaigns that haven't been sent yet",
	path: 'sms/group-schedule-messages',
	item: scheduledCampaign,
});
