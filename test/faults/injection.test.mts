import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName, ReceivedRequest } from '../../sandbox/simulator/types.mts';
import { useBench } from '../support/support.mts';

const bench = useBench();

/** What would change the request around it, if it were not encoded. */
const hostile: Record<string, string> = {
	'two dots': '..',
	'a path': '../../admin',
	'an encoded path': '%2e%2e%2fadmin',
	'a backslash': '..\\admin',
	'a slash': '7/messages',
	'a semicolon': '7;delete=1',
	'an ampersand': '7&access_token=x',
	'a question mark': '7?a=b',
	'a hash': '7#a',
	'an equals sign': 'a=b',
	'a percent sign': '100%',
	'a plus sign': '1+1',
	'a new line': '7\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1',
	'a quote': '7","to":"1',
	'an element': '7</Message><MobilePhone>1</MobilePhone>',
	'a NUL': '7\0',
	'half of a pair': '7\ud83d',
	'a host': '//evil.example.com/x',
};

/** The names in a body, whatever it is written in. */
function namesIn(body: string): string[] {
	if (body.startsWith('{')) return Object.keys(JSON.parse(body) as object);
	if (body.startsWith('<')) return [...body.matchAll(/<(\w+)/g)].map(([, name = '']) => name);
	return [...new URLSearchParams(body).keys()];
}

/** All of a request but its values. */
function shapeOf({ method, url, headers, body }: ReceivedRequest): unknown {
	const [path = '', query = ''] = url.split('?', 2);
	return {
		method,
		steps: path.split('/').map((step) => (/^[a-z][\w-]*$/i.test(step) ? step : '*')),
		query: [...new URLSearchParams(query).keys()],
		headers: Object.keys(headers).filter((name) => name !== 'content-length'),
		body: namesIn(body),
	};
}

interface How {
	format?: string;
	/** An id of the form that the provider gives, where another is refused. */
	harmless?: string;
}

type Place = [ProviderName, operation: string, (value: string) => INodeParameters, How?];

const ids: Record<string, Place> = {
	'the id of an SMS': ['smsScheduler', 'message.getReport', (id) => ({ id })],
	'the id of an SMS to delete': ['smsScheduler', 'message.delete', (id) => ({ id })],
	'the id of a campaign': ['smsScheduler', 'campaign.getReport', (id) => ({ id })],
	'the id of a campaign to delete': ['smsScheduler', 'campaign.delete', (id) => ({ id })],
	'the id of a send': [
		'proTexting',
		'message.getReport',
		(id) => ({ id }),
		{ harmless: '5f'.repeat(20) },
	],
	'the id of a sent message': [
		'proTexting',
		'message.getReport',
		(id) => ({ id, idType: 'sentHistory' }),
	],
	'the id of a message to delete': ['proTexting', 'message.delete', (id) => ({ id })],
	'the id of a group campaign': ['proTexting', 'campaign.getReport', (id) => ({ id })],
	'the id of a text': ['enswitch', 'message.get', (id) => ({ id })],
	'the id in a form': [
		'voipCommunications',
		'message.delete',
		(id) => ({ id, endpoint: 'sms/delete', endpointMethod: 'POST' }),
	],
	'the id in a query': [
		'voipCommunications',
		'message.delete',
		(id) => ({ id, endpoint: 'sms/delete', endpointMethod: 'GET' }),
	],
};

const to = '+16461235000';
const texts: Record<string, Place> = {
	'the text in JSON': ['proTexting', 'message.send', (message) => ({ to, message })],
	'the text in XML': [
		'proTexting',
		'message.send',
		(message) => ({ to, message }),
		{ format: 'xml' },
	],
	'the text to SMS Scheduler': ['smsScheduler', 'message.send', (message) => ({ to, message })],
	'the text in a form': ['enswitch', 'message.send', (message) => ({ to, message })],
	'the text to VoIP Communications': [
		'voipCommunications',
		'message.send',
		(message) => ({ to, message }),
	],
};

async function requestsOf([provider, operation, fill, how = {}]: Place, value: string) {
	bench().simulator.reset();
	await bench().run(provider, operation, {
		parameters: fill(value),
		credential: how.format ? { format: how.format } : {},
		onError: 'continueRegularOutput',
	});
	return bench().requests.map(shapeOf);
}

for (const [group, places, harmless] of [
	['An id', ids, '7'],
	['A text', texts, 'Hello'],
] as const) {
	describe(`${group} that means harm changes nothing around it`, () => {
		for (const [where, place] of Object.entries(places)) {
			test(where, async () => {
				const [usual] = await requestsOf(place, place[3]?.harmless ?? harmless);
				assert.ok(usual, 'a harmless value makes a request');
				for (const [name, value] of Object.entries(hostile)) {
					const [first] = await requestsOf(place, value);
					// Refused before any request, or just another value.
					if (first !== undefined) assert.deepEqual(first, usual, name);
					const evil = bench().requests.filter(({ headers }) => 'x-evil' in headers);
					assert.equal(evil.length, 0, name);
				}
			});
		}
	});
}

describe('A text that arrives', () => {
	for (const [where, place] of Object.entries(texts)) {
		test(`arrives as it was typed: ${where}`, async () => {
			let arrived = 0;
			for (const [name, value] of Object.entries(hostile)) {
				await requestsOf(place, value);
				const { ledger } = bench().simulator;
				for (const { text } of ledger) assert.equal(text, value, name);
				arrived += ledger.length;
			}
			// A NUL and half of a pair are refused: nobody could spell them.
			assert.equal(arrived, Object.keys(hostile).length - 2);
		});
	}
});
