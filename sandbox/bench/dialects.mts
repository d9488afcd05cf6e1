import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../engine/engine.mts';
import type { Credentials } from '../simulator/simulator.mts';

/** The text of every message: one segment. */
export const TEXT = 'Your appointment is tomorrow at 10:00.';

/** How one provider is sent to: by our node, and by a request that anybody could make. */
export interface Dialect {
	title: string;
	credential: string;
	data: CredentialData;
	/** Our node, and its parameters beside recipient and text. */
	node: string;
	parameters: INodeParameters;
	/** Recipients that our node puts into a request. */
	perRequest: number;
	/** The request that our node makes, as options of n8n's helper. */
	request(recipients: readonly string[]): IDataObject;
}

/** The default of the option Batch Size. */
const BATCH_SIZE = 500;

/** Numbers that the simulated accounts own. */
const ENSWITCH_NUMBER = '2125550000';
const SCHEDULER_SENDER = 123;

/** Long past: the provider sends at once. */
const NOW = '2020-01-01 00:00:00';

/** The four providers, in the simulator's own accounts. */
export function dialectsOf(credentials: Credentials): Dialect[] {
	const { proTexting, smsScheduler, enswitch, voipCommunications } = credentials;
	return [
		{
			title: 'ProTexting',
			credential: 'proTextingApi',
			data: proTexting,
			node: 'proTexting',
			parameters: {},
			perRequest: 1,
			request: ([to]) =>
				json(`${proTexting.baseUrl}/sms/send`, { MobilePhone: digits(to), Message: TEXT }),
		},
		{
			title: 'Enswitch',
			credential: 'enswitchApi',
			data: enswitch,
			node: 'enswitch',
			parameters: { from: ENSWITCH_NUMBER },
			perRequest: 1,
			request: ([to]) =>
				form(`${enswitch.baseUrl}/messages/text/send/`, {
					stype: '',
					snumber: ENSWITCH_NUMBER,
					cnumber: to,
					message: TEXT,
				}),
		},
		{
			title: 'SMS Scheduler',
			credential: 'smsSchedulerApi',
			data: smsScheduler,
			node: 'smsScheduler',
			parameters: { senderId: SCHEDULER_SENDER },
			perRequest: BATCH_SIZE,
			request: (recipients) =>
				json(`${smsScheduler.baseUrl}/sms`, {
					message_text: TEXT,
					message_stop: false,
					delivery_date: NOW,
					sender_id: SCHEDULER_SENDER,
					phone_numbers: [...recipients],
				}),
		},
		{
			title: 'VoIP Communications',
			credential: 'voipCommunicationsApi',
			data: voipCommunications,
			node: 'voipCommunications',
			parameters: {},
			perRequest: BATCH_SIZE,
			request: (recipients) =>
				form(`${voipCommunications.baseUrl}/sms/send`, {
					to: recipients.map(digits).join(','),
					msg: TEXT,
				}),
		},
	];
}

function digits(number = ''): string {
	return number.replace('+', '');
}

function json(url: string, body: IDataObject): IDataObject {
	return { method: 'POST', url, body, json: true };
}

function form(url: string, body: IDataObject): IDataObject {
	return { ...json(url, body), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
}
