import type { INodeProperties } from 'n8n-workflow';

import type { Operation, SubmitOperation } from '../contract/operation';
import type { Provider } from '../contract/provider';
import { recipientsFromField, sendAtField, simplifyField } from './fields';
import { optionsCollection } from './optionsCollection';

/** What differs between the sends of the providers: the fields, and how they are spelled. */
export type SendDialect<Extra> = Pick<SubmitOperation<Extra>, 'read' | 'request' | 'outcomes'> &
	Partial<Pick<SubmitOperation<Extra>, 'textOptional' | 'namedInRefusal' | 'phones'>> & {
		provider: Provider;
		/** In the order in which a person fills them in: recipients, text, sender. */
		fields: readonly INodeProperties[];
		/** The provider's own options. */
		options?: readonly INodeProperties[];
		/** Whom a campaign goes to; a list of recipients unless said otherwise. */
		campaignTo?: 'list' | 'groups';
	};

const whom = {
	recipients: 'a message to one or several recipients',
	list: 'one message to a list of recipients',
	groups: 'a message to contact groups',
} as const;

/**
 * A send or schedule, made from what differs.
 * @param name `message.send`, `message.schedule`, `campaign.send`, `campaign.schedule`
 */
export function sendOperation<Extra>(
	dialect: SendDialect<Extra>,
	name: `${'message' | 'campaign'}.${'send' | 'schedule'}`,
): Operation {
	const { provider, fields, options = [], campaignTo = 'list', ...ways } = dialect;
	const [resource, operation] = name.split('.') as ['message' | 'campaign', 'send' | 'schedule'];
	const audience = resource === 'message' ? 'recipients' : campaignTo;
	const scheduled = operation === 'schedule';
	const displayName = scheduled ? 'Schedule' : 'Send';
	const { recipientsPerRequest } = provider;
	const use = { audience, scheduled, recipientsPerRequest } as const;
	const common = provider.options.flatMap((option) => option.field(use) ?? []);
	const made: SubmitOperation<Extra> = {
		...ways,
		...use,
		...provider.limits?.[name],
		kind: 'submit',
		resource,
		operation,
		displayName,
		action: `${displayName} ${resource}`,
		description: `Send ${whom[audience]} ${scheduled ? 'at a later time' : 'now'}`,
		fields: [
			...(audience === 'list' ? [recipientsFromField] : []),
			...fields,
			...(scheduled ? [sendAtField] : []),
			simplifyField,
			optionsCollection([...common, ...options]),
		],
	};
	// A node lists its operations together, whatever each of them reads.
	return made as SubmitOperation;
}
