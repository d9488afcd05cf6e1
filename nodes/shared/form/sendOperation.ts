import type { INodeProperties } from 'n8n-workflow';

import type { Operation, SubmitOperation } from '../contract/operation';
import type { Provider } from '../contract/provider';
import { conversationFields, conversationOptions } from './conversation';
import { recipientsFromField, sendAtField, simplifyField, toField, whomToAsk } from './fields';
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
	recipients: 'a message to one or more recipients',
	list: 'one message to a list of recipients',
	groups: 'a message to contact groups',
} as const;

/** What the sends are called. */
type SendName = `${'message' | 'campaign'}.${'send' | 'schedule'}` | 'message.sendAndWait';

type SendWords = Pick<SubmitOperation, 'displayName' | 'action' | 'description'>;

/** What a person sees of a send in the drop-down, and in the node panel. */
function wordsOf(name: SendName, audience: SubmitOperation['audience']): SendWords {
	if (name === 'message.sendAndWait') {
		return {
			displayName: 'Send and Wait for Response',
			action: 'Send message and wait for response',
			description: 'Send a message with a link, and wait for the response on the page it opens',
		};
	}
	const scheduled = name.endsWith('.schedule');
	const displayName = scheduled ? 'Schedule' : 'Send';
	return {
		displayName,
		action: `${displayName} ${name.split('.')[0]}`,
		description: `Send ${whom[audience]} ${scheduled ? 'at a later time' : 'now'}`,
	};
}

/** A question always needs a text, so a picture alone does not make it optional. */
function waysOf<Extra>(
	{ read, request, outcomes, namedInRefusal, phones, textOptional }: SendDialect<Extra>,
	awaitsResponse: boolean,
): Pick<SubmitOperation<Extra>, 'read' | 'request' | 'outcomes'> {
	return {
		read,
		request,
		outcomes,
		...(namedInRefusal ? { namedInRefusal } : {}),
		...(phones ? { phones } : {}),
		...(textOptional && !awaitsResponse ? { textOptional } : {}),
		...(awaitsResponse ? { awaitsResponse } : {}),
	};
}

/** A question has one recipient, and needs no notice about other operations. */
const forQuestion = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields
		.filter(({ type }) => type !== 'notice')
		.map((field) => (field === toField ? { ...field, description: whomToAsk } : field));

/**
 * A send, a schedule, or a question, made from what differs.
 * @param name `message.send`, `message.schedule`, `message.sendAndWait`, `campaign.send`,
 * `campaign.schedule`
 */
export function sendOperation<Extra>(dialect: SendDialect<Extra>, name: SendName): Operation {
	const { provider, fields, options = [], campaignTo = 'list' } = dialect;
	const [resource, operation] = name.split('.') as ['message' | 'campaign', string];
	const audience = resource === 'message' ? 'recipients' : campaignTo;
	const scheduled = operation === 'schedule';
	const awaitsResponse = operation === 'sendAndWait';
	const { recipientsPerRequest } = provider;
	const use = { audience, scheduled, recipientsPerRequest } as const;
	const common = provider.options.flatMap(
		(option) => option.field({ ...use, awaitsResponse }) ?? [],
	);
	const made: SubmitOperation<Extra> = {
		...waysOf(dialect, awaitsResponse),
		...use,
		...provider.limits?.[awaitsResponse ? 'message.send' : name],
		...wordsOf(name, audience),
		kind: 'submit',
		resource,
		operation,
		fields: [
			...(audience === 'list' ? [recipientsFromField] : []),
			...(awaitsResponse ? forQuestion(fields) : fields),
			...(scheduled ? [sendAtField] : []),
			...(awaitsResponse ? conversationFields : []),
			simplifyField,
			optionsCollection([...common, ...options, ...(awaitsResponse ? conversationOptions : [])]),
		],
	};
	// A node lists operations with different inputs together.
	return made as SubmitOperation;
}
