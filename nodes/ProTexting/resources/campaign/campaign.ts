import type { INodeProperties } from 'n8n-workflow';

import type { Account } from '../../../shared/contract/account';
import type { Message } from '../../../shared/contract/operation';
import type { ParameterReader } from '../../../shared/contract/parameterReader';
import type { ProviderRequest } from '../../../shared/contract/request';
import { messageField } from '../../../shared/form/fields';
import type { SendDialect } from '../../../shared/form/sendOperation';
import { post, readGroupIds, scheduledOutcome } from '../../api';
import { dateFormat, protexting } from '../../provider';
import { hasTemplate, multimediaOptions, readMultimedia, type Multimedia } from '../multimedia';

/** What a campaign to groups has beside its text and time. */
interface Campaign extends Multimedia {
	groupIds: string[];
	campaignName: string | undefined;
	typeRecipients: 0 | 1 | undefined;
}

/** Contact groups of the account. */
export const groupIdsField: INodeProperties = {
	displayName: 'Group Names or IDs',
	name: 'groupIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getGroups' },
	required: true,
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** The fields that only campaigns have. */
const groupFields: INodeProperties[] = [
	groupIdsField,
	{
		displayName: 'Campaign Name',
		name: 'campaignName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Summer sale',
		description: 'The name of the campaign in the ProTexting account',
	},
];

/** Who of a group is reached: TypeRecipients (send-group-sms-mms, "Type Recipients"). */
const typeRecipients: INodeProperties = {
	displayName: 'Recipients by Opt-In',
	name: 'typeRecipients',
	type: 'options',
	options: [
		{
			name: 'Double Opt-In Contacts',
			value: 1,
			description: 'Contacts who confirmed their subscription',
		},
		{ name: 'Single Opt-In Contacts', value: 0, description: 'Contacts who subscribed once' },
	],
	default: 0,
	description: 'Which contacts in the groups get the message',
};

/** @throws InvalidInput */
function readCampaign(parameters: ParameterReader): Campaign {
	const type = parameters.option('typeRecipients');
	const isDouble = parameters.number('options.typeRecipients', 0, 0, 1) === 1;
	return {
		...readMultimedia(parameters),
		groupIds: readGroupIds(parameters),
		campaignName: parameters.word('campaignName') || undefined,
		typeRecipients: type === undefined ? undefined : isDouble ? 1 : 0,
	};
}

/** The one call for groups; without a DateTime the provider sends at once. */
function campaignRequest(
	{ text, at, extra }: Message<Campaign>,
	account: Account,
): ProviderRequest {
	const { groupIds, campaignName, typeRecipients: type, ...multimedia } = extra;
	return post(account, 'sms/send-group-schedule-message', {
		Message: text,
		GroupIds: groupIds,
		CampaignName: campaignName,
		DateTime: at?.toFormat(dateFormat),
		...multimedia,
		TypeRecipients: type,
	});
}

/** A send or schedule to groups. */
export const groupCampaign: SendDialect<Campaign> = {
	provider: protexting,
	campaignTo: 'groups',
	fields: [...groupFields, messageField],
	options: [...multimediaOptions, typeRecipients],
	read: readCampaign,
	textOptional: hasTemplate,
	request: campaignRequest,
	outcomes: (response, _message, account) => [scheduledOutcome(response, account)],
};
