import { listOperation } from '../../pages';
import { sentCampaign } from '../records';

/** Lists the campaigns that have gone out (list-sent-group-campaigns). */
export const getSent = listOperation({
	resource: 'campaign',
	operation: 'getSent',
	displayName: 'Get Many Sent',
	action: 'Get many sent campaigns',
	description: 'List sent campaigns',
	path: 'sent-history/group-list',
	item: sentCampaign,
});
