import { submitOperation } from '../../../shared/contract/operation';
import { messageField, simplifyField } from '../../../shared/form/fields';
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

/** Sends a campaign to contact groups at once: the group call without a DateTime. */
export const send = submitOperation<Campaign>({
	kind: 'submit',
	resource: 'campaign',
	operation: 'send',
	displayName: 'Send',
	action: 'Send campaign',
	description: 'Send a message to contact groups now',
	fields: [
		...groupFields,
		messageField,
		simplifyField,
		optionsField({ groups: true, own: campaignOptions }),
	],
	audience: 'groups',
	scheduled: false,
	recipientsPerRequest: 1,
	read: readCampaign,
	textOptional: hasTemplate,
	request: campaignRequest,
	outcomes: (answer, _message, account) => [scheduledOutcome(answer, account)],
});
