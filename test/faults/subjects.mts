import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';

/** An operation that may put a message on a phone, as one of the formats spells it. */
export interface Subject {
	/** `proTexting message.send in xml` */
	name: string;
	provider: Sender;
	credential: string;
	format: 'json' | 'xml' | undefined;
	resource: string;
	operation: string;
	/** Whether one output item is one phone's message, or a campaign. */
	audience: 'recipients' | 'list' | 'groups';
	parameters: INodeParameters;
}

const provider = {
	proTexting: { credential: 'proTextingApi', parameters: {} },
	smsScheduler: { credential: 'smsSchedulerApi', parameters: { senderId: 123 } },
	enswitch: { credential: 'enswitchApi', parameters: { from: '2125550000' } },
	voipCommunications: { credential: 'voipCommunicationsApi', parameters: {} },
} satisfies Partial<Record<ProviderName, { credential: string; parameters: INodeParameters }>>;

/** The providers whose sends are put against every fault. */
export type Sender = keyof typeof provider;

/** Far enough ahead for any clock of a run. */
export const later = '2098-05-17T10:00:00Z';

const operations: ReadonlyArray<readonly [Sender, ...string[]]> = [
	['proTexting', 'message.send', 'message.schedule', 'campaign.send', 'campaign.schedule'],
	['smsScheduler', 'message.send', 'message.schedule', 'campaign.send', 'campaign.schedule'],
	['enswitch', 'message.send', 'campaign.send'],
	['voipCommunications', 'message.send', 'message.schedule', 'campaign.send', 'campaign.schedule'],
];

function subject(name: Sender, action: string, format: Subject['format']): Subject {
	const [resource = '', operation = ''] = action.split('.');
	const toGroups = resource === 'campaign' && name === 'proTexting';
	return {
		name: `${name} ${action}${format ? ` in ${format}` : ''}`,
		provider: name,
		credential: provider[name].credential,
		format,
		resource,
		operation,
		audience: toGroups ? 'groups' : resource === 'campaign' ? 'list' : 'recipients',
		parameters: {
			...provider[name].parameters,
			...(toGroups ? { groupIds: ['1'] } : {}),
			...(operation === 'schedule' ? { sendAt: later } : {}),
		},
	};
}

/** Every send and schedule operation there is. */
export const subjects: readonly Subject[] = operations.flatMap(([name, ...actions]) =>
	actions.flatMap((action) =>
		name === 'proTexting'
			? [subject(name, action, 'json'), subject(name, action, 'xml')]
			: [subject(name, action, undefined)],
	),
);
