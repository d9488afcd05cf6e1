import type { INodeParameters } from 'n8n-workflow';

/** Fields of each provider, given by expressions that change from try to try. */
export const own: Record<string, INodeParameters> = {
	proTexting: {},
	smsScheduler: { senderId: '={{ Math.floor(Math.random() * 900) + 100 }}' as never },
	enswitch: { from: '={{ "212555" + Math.floor(Math.random() * 9000 + 1000) }}' },
	voipCommunications: { from: '={{ "1713555" + Math.floor(Math.random() * 9000 + 1000) }}' },
};
