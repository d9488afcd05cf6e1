import assert from 'node:assert/strict';

import type { InboxView } from '../../sandbox/simulator/inbox/server/inbox.mts';
import type { Simulator } from '../../sandbox/simulator/simulator.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { call, type Reply, type Value } from '../simulator/support.mts';

/** What every provider can be asked: a text for a phone. */
export type Sending = { readonly to: string; readonly text: string };

type Way = (simulator: Simulator, sending: Sending) => Promise<Reply>;

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };
export const VOIP_LOGIN = { Authorization: `Basic ${btoa('YOUR_API_KEY:YOUR_API_PASSWORD')}` };

/** One message, as each provider wants to be asked. */
export const SEND = {
	proTexting: (simulator, { to, text }) =>
		proTexting(simulator, 'sms/send', { MobilePhone: to.slice(1), Message: text }),
	smsScheduler: (simulator, { to, text }) => smsScheduler(simulator, [to], text, '2020-01-01'),
	enswitch: (simulator, { to, text }) => {
		const login = { auth_username: 'user', auth_password: 'password' };
		const fields = { ...login, snumber: '2125551234', cnumber: to, message: text };
		const url = `${simulator.baseUrls.enswitch}/messages/text/send`;
		return call(url, 'POST', new URLSearchParams(fields).toString(), FORM_TYPE);
	},
	voipCommunications: (simulator, { to, text }) => voip(simulator, { to: to.slice(1), msg: text }),
} satisfies Partial<Record<ProviderName, Way>>;

/** The providers whose messages the inbox's tests look at. */
export const SENDING = Object.keys(SEND) as ReadonlyArray<keyof typeof SEND>;

export function proTexting(simulator: Simulator, path: string, body: object): Promise<Reply> {
	const url = `${simulator.baseUrls.proTexting}/${path}?access_token=your_access_token`;
	return call(url, 'POST', JSON.stringify(body), JSON_TYPE);
}

export function smsScheduler(
	simulator: Simulator,
	phones: readonly string[],
	text: string,
	day: string,
): Promise<Reply> {
	const body = {
		message_text: text,
		delivery_date: `${day} 09:30:00`,
		sender_id: 123,
		phone_numbers: phones,
	};
	const headers = { ...JSON_TYPE, Authorization: 'Bearer YourApiKey' };
	const url = `${simulator.baseUrls.smsScheduler}/sms`;
	return call(url, 'POST', JSON.stringify(body), headers);
}

export function voip(simulator: Simulator, fields: Record<string, string>): Promise<Reply> {
	const url = `${simulator.baseUrls.voipCommunications}/sms/send`;
	const body = new URLSearchParams(fields).toString();
	return call(url, 'POST', body, { ...VOIP_LOGIN, ...FORM_TYPE });
}

/** What the page gets to show. */
export async function inboxOf(simulator: Simulator, query = ''): Promise<InboxView> {
	const response = await fetch(`${simulator.url}/control/inbox?${query}`);
	assert.equal(response.status, 200);
	return response.json();
}

export function control(simulator: Simulator, path: string, body: object): Promise<Reply> {
	return call(`${simulator.url}/control/${path}`, 'POST', JSON.stringify(body), JSON_TYPE);
}

export type Events = {
	/** The next event that fits; it must come within two seconds. */
	next(type: string): Promise<Value>;
	stop(): void;
};

/** Listens as the page does. */
export async function listen(simulator: Simulator): Promise<Events> {
	const controller = new AbortController();
	const { signal } = controller;
	const response = await fetch(`${simulator.url}/control/events`, { signal });
	assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
	assert.ok(response.body);
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	const waiting: Value[] = [];
	let rest = '';
	const next = async (type: string): Promise<Value> => {
		const deadline = setTimeout(() => controller.abort(`No event ${type} came.`), 2000);
		for (;;) {
			const index = waiting.findIndex((event) => String(event['type']) === type);
			const [found] = index < 0 ? [] : waiting.splice(index, 1);
			if (found !== undefined) {
				clearTimeout(deadline);
				return found;
			}
			const { value = '' } = await reader.read();
			const blocks = (rest + value).split('\n\n');
			rest = blocks.pop() ?? '';
			for (const block of blocks) {
				if (block.startsWith('data: ')) waiting.push(JSON.parse(block.slice(6)));
			}
		}
	};
	return { next, stop: () => controller.abort() };
}
