import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CredentialData } from '../engine/engine.mts';
import type { Credentials } from '../simulator/simulator.mts';

/** The text of every message: one segment. */
export const TEXT = 'Your appointment is tomorrow at 10:00.';

/** A request as a bare client makes it, the secret in it. */
export interface BareRequest {
	url: string;
	headers: Record<string, string>;
	body: string;
}

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
	/** The same, with nothing left to add. */
	bare(recipients: readonly string[]): BareRequest;
}

/** The default of the option Batch Size. */
const BATCH_SIZE = 500;

/** Numbers that the simulated accounts own. */
const ENSWITCH_NUMBER = '2125550000';
const SCHEDULER_SENDER = 123;

/** Long past: the provider sends at once. */
const NOW = '2020-01-01 00:00:00';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** The four providers, in the simulator's own accounts. */
export function dialectsOf(credentials: Credentials): Dialect[] {
	return [
		proTexting(credentials.proTexting),
		enswitch(credentials.enswitch),
		smsScheduler(credentials.smsScheduler),
		voipCommunications(credentials.voipCommunications),
	];
}

function proTexting(data: Credentials['proTexting']): Dialect {
	const url = `${data.baseUrl}/sms/send`;
	const content = (to?: string) => ({ MobilePhone: digits(to), Message: TEXT });
	return {
		title: 'ProTexting',
		credential: 'proTextingApi',
		data,
		node: 'proTexting',
		parameters: {},
		perRequest: 1,
		request: ([to]) => json(url, content(to)),
		bare: ([to]) => ({
			url: `${url}?access_token=${data.accessToken}`,
			headers: JSON_TYPE,
			body: JSON.stringify(content(to)),
		}),
	};
}

function enswitch(data: Credentials['enswitch']): Dialect {
	const url = `${data.baseUrl}/messages/text/send/`;
	const content = (to = '') => ({
		stype: '',
		snumber: ENSWITCH_NUMBER,
		cnumber: to,
		message: TEXT,
	});
	const login = { auth_username: data.username, auth_password: data.password };
	return {
		title: 'Enswitch',
		credential: 'enswitchApi',
		data,
		node: 'enswitch',
		parameters: { from: ENSWITCH_NUMBER },
		perRequest: 1,
		request: ([to]) => form(url, content(to)),
		bare: ([to]) => ({ url, headers: FORM, body: encode({ ...login, ...content(to) }) }),
	};
}

function smsScheduler(data: Credentials['smsScheduler']): Dialect {
	const url = `${data.baseUrl}/sms`;
	const content = (recipients: readonly string[]) => ({
		message_text: TEXT,
		message_stop: false,
		delivery_date: NOW,
		sender_id: SCHEDULER_SENDER,
		phone_numbers: [...recipients],
	});
	return {
		title: 'SMS Scheduler',
		credential: 'smsSchedulerApi',
		data,
		node: 'smsScheduler',
		parameters: { senderId: SCHEDULER_SENDER },
		perRequest: BATCH_SIZE,
		request: (recipients) => json(url, content(recipients)),
		bare: (recipients) => ({
			url,
			headers: { ...JSON_TYPE, authorization: `Bearer ${data.apiKey}` },
			body: JSON.stringify(content(recipients)),
		}),
	};
}

function voipCommunications(data: Credentials['voipCommunications']): Dialect {
	const url = `${data.baseUrl}/sms/send`;
	const content = (recipients: readonly string[]) => ({
		to: recipients.map(digits).join(','),
		msg: TEXT,
	});
	const login = Buffer.from(`${data.apiKey}:${data.apiPassword}`).toString('base64');
	return {
		title: 'VoIP Communications',
		credential: 'voipCommunicationsApi',
		data,
		node: 'voipCommunications',
		parameters: {},
		perRequest: BATCH_SIZE,
		request: (recipients) => form(url, content(recipients)),
		bare: (recipients) => ({
			url,
			headers: { ...FORM, authorization: `Basic ${login}` },
			body: encode(content(recipients)),
		}),
	};
}

function digits(number = ''): string {
	return number.replace('+', '');
}

function encode(fields: Record<string, string>): string {
	return new URLSearchParams(fields).toString();
}

function json(url: string, body: IDataObject): IDataObject {
	return { method: 'POST', url, body, json: true };
}

function form(url: string, body: IDataObject): IDataObject {
	return { ...json(url, body), headers: FORM };
}
