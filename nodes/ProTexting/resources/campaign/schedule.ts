import { submitOperation } from '../../../shared/contract/operation';
import { messageField, sendAtField, simplifyField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { scheduledOutcome } from '../../api';
import { hasTemplate } from '../multimedia';
import {
	campaignOptions,
	campaignRequest,
	groupFields,
	readCampaign,
	type Campaign,
} from './campaign';

/** Schedules a campaign to contact groups (send-group-sms-mms). */
export const schedule = submitOperation<Campaign>({
	kind: 'submit',
	resource: 'campaign',
	operation: 'schedule',
	displayName: 'Schedule',
	action: 'Schedule campaign',
	description: 'Send a message to contact groups at a later time',
	fields: [
		...groupFields,
		messageField,
		sendAtField,
		simplifyField,
		optionsField({ scheduled: true, groups: true, own: campaignOptions }),
	],
	audience: 'groups',
	scheduled: true,
	recipientsPerRequest: 1,
	read: readCampaign,
	textOptional: hasTemplate,
	request: campaignRequest,
	outcomes: (answer, _message, account) => [scheduledOutcome(answer, account)],
});
