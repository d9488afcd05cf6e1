import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';

/** An operation that may put a message on a phone, as one of the formats spells it. */
export interface Subject {
	/** `proTexting message.send in xml` */
	name: string;
	/** The node that is asked. */
	node: string;
	/** Who meets the fault. */
	provider: Sender;
	/** Who takes over, and meets none. */
	fallback?: Sender;
	credential: string;
	format: 'json' | 'xml' | undefined;
	resource: string;
	operation: string;
	/** Whether one output item is one phone's message, or a campaign. */
	audience: 'recipients' | 'list' | 'groups';
	parameters: INodeParameters;
	/** It sends one message with a link, and waits for the response. */
	waits?: boolean;
	/** It asks, lists or deletes, and puts nothing on a phone. */
	asks?: boolean;
}

const provider = {
	proTexting: { credential: 'proTextingApi', parameters: {} },
	smsScheduler: { credential: 'smsSchedulerApi', parameters: { senderId: 123 } },
	enswitch: { credential: 'enswitchApi', parameters: { from: '2125550000' } },
	voipCommunications: { credential: 'voipCommunicationsApi', parameters: {} },
} satisfies Partial<Record<ProviderName, { credential: string; parameters: INodeParameters }>>;

/** The providers whose sends are put against every fault. */
export type Sender = keyof typeof provider;

/** The phone of an item that a question is about. */
const phone = '={{ $json.phone }}';

/** Far enough ahead for any clock of a run. */
export const later = '2098-05-17T10:00:00Z';

const operations: ReadonlyArray<readonly [Sender, ...string[]]> = [
	[
		'proTexting',
		'message.send',
		'message.sendAndWait',
		'message.schedule',
		'campaign.send',
		'campaign.schedule',
	],
	[
		'smsScheduler',
		'message.send',
		'message.sendAndWait',
		'message.schedule',
		'campaign.send',
		'campaign.schedule',
	],
	['enswitch', 'message.send', 'message.sendAndWait', 'campaign.send'],
	[
		'voipCommunications',
		'message.send',
		'message.sendAndWait',
		'message.schedule',
		'campaign.send',
		'campaign.schedule',
	],
];

function subject(name: Sender, action: string, format: Subject['format']): Subject {
	const [resource = '', operation = ''] = action.split('.');
	const toGroups = resource === 'campaign' && name === 'proTexting';
	return {
		name: `${name} ${action}${format ? ` in ${format}` : ''}`,
		node: name,
		provider: name,
		credential: provider[name].credential,
		format,
		resource,
		operation,
		audience: toGroups ? 'groups' : resource === 'campaign' ? 'list' : 'recipients',
		...(operation === 'sendAndWait' ? { waits: true } : {}),
		parameters: {
			...provider[name].parameters,
			...(toGroups ? { groupIds: ['1'] } : {}),
			...(operation === 'schedule' ? { sendAt: later } : {}),
		},
	};
}

const alone: readonly Subject[] = operations.flatMap(([name, ...actions]) =>
	actions.flatMap((action) =>
		name === 'proTexting'
			? [subject(name, action, 'json'), subject(name, action, 'xml')]
			: [subject(name, action, undefined)],
	),
);

const chains: ReadonlyArray<readonly [Sender, Sender, ...string[]]> = [
	['smsScheduler', 'voipCommunications', 'message.send', 'message.schedule', 'campaign.send'],
	['voipCommunications', 'enswitch', 'message.send', 'message.sendAndWait', 'campaign.send'],
	['enswitch', 'smsScheduler', 'message.send'],
	['proTexting', 'smsScheduler', 'message.send', 'message.schedule'],
];

/** The credential type of a provider. */
export const credentialOf = (name: Sender): string => provider[name].credential;

/** A fallback's own fields have its name before theirs. */
function ofFallback(name: Sender): INodeParameters {
	const own = Object.entries(provider[name].parameters);
	return Object.fromEntries(
		own.map(([field, value]) => [name + field.charAt(0).toUpperCase() + field.slice(1), value]),
	);
}

/** One provider that meets a fault, and another that takes over what it certainly did not take. */
function chain(name: Sender, fallback: Sender, action: string): Subject {
	const { parameters, ...rest } = subject(name, action, name === 'proTexting' ? 'json' : undefined);
	return {
		...rest,
		name: `smsGateway ${action}, ${name} then ${fallback}`,
		node: 'smsGateway',
		fallback,
		parameters: {
			provider: name,
			fallbacks: [fallback],
			...parameters,
			...ofFallback(fallback),
		},
	};
}

/** Every operation that asks, with what it asks for. */
const questions: ReadonlyArray<readonly [Sender, string, INodeParameters]> = [
	['proTexting', 'message.getReport', { idType: 'send', id: 'a'.repeat(40) }],
	['proTexting', 'message.getReceived', { returnAll: true }],
	['proTexting', 'message.getScheduled', { returnAll: true }],
	['proTexting', 'message.getSent', { returnAll: true }],
	['proTexting', 'message.delete', { id: '1' }],
	['proTexting', 'campaign.getReport', { id: '1001' }],
	['proTexting', 'campaign.getScheduled', { returnAll: true }],
	['proTexting', 'campaign.getSent', { returnAll: true }],
	['proTexting', 'contact.create', { phone, groupIds: ['1'] }],
	['proTexting', 'contact.find', { phone }],
	['proTexting', 'contact.optOut', { phone }],
	['proTexting', 'account.getBalance', {}],
	['smsScheduler', 'message.getReport', { id: '1' }],
	['smsScheduler', 'message.delete', { id: '1' }],
	['smsScheduler', 'campaign.getReport', { id: '1' }],
	['smsScheduler', 'campaign.delete', { id: '1' }],
	['enswitch', 'message.get', { id: '1' }],
	['enswitch', 'message.getMany', { returnAll: true }],
	['voipCommunications', 'message.getMany', { returnAll: true }],
	[
		'voipCommunications',
		'message.getConversation',
		{ ownNumber: '17134567890', otherNumber: phone },
	],
];

function question([name, action, own]: (typeof questions)[number]): Subject {
	const { parameters: _ofASend, ...rest } = subject(name, action, undefined);
	const format = name === 'proTexting' ? ('json' as const) : undefined;
	return { ...rest, format, audience: 'recipients', parameters: own, asks: true };
}

/** Every operation there is, and chains of providers. */
export const subjects: readonly Subject[] = [
	...alone,
	...questions.map(question),
	...chains.flatMap(([name, fallback, ...actions]) =>
		actions.map((action) => chain(name, fallback, action)),
	),
];
