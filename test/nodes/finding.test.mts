/** How a person finds a node in n8n, and what to do in it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { INodePropertyOptions } from 'n8n-workflow';

import { useBench } from '../support/support.mts';
import { nodes, root } from './package.mts';

/** What n8n's search looks through: the name of a node, and the aliases of its codex. */
function wordsOf(file: string, displayName: string): string[] {
	const codex = JSON.parse(readFileSync(`${root}/${file}`, 'utf8')) as { alias: string[] };
	return [displayName, ...codex.alias].map((word) => word.toLowerCase());
}

const codexOf: Record<string, string> = {
	enswitch: 'nodes/Enswitch/Enswitch.node.json',
	enswitchTrigger: 'nodes/Enswitch/EnswitchTrigger.node.json',
	proTexting: 'nodes/ProTexting/ProTexting.node.json',
	proTextingTrigger: 'nodes/ProTexting/ProTextingTrigger.node.json',
	smsGateway: 'nodes/SmsGateway/SmsGateway.node.json',
	smsScheduler: 'nodes/SmsScheduler/SmsScheduler.node.json',
	voipCommunications: 'nodes/VoipCommunications/VoipCommunications.node.json',
	voipCommunicationsTrigger: 'nodes/VoipCommunications/VoipCommunicationsTrigger.node.json',
};

const senders = ['enswitch', 'proTexting', 'smsGateway', 'smsScheduler', 'voipCommunications'];
const triggers = ['enswitchTrigger', 'proTextingTrigger', 'voipCommunicationsTrigger'];

/** What a person types, and the nodes that do it. */
const searches: Record<string, string[]> = {
	sms: [...senders, ...triggers],
	'send sms': senders,
	'send text': senders,
	'text message': [...senders, ...triggers],
	'receive sms': triggers,
	'opt out': ['proTexting', 'smsGateway', ...triggers],
	balance: ['proTexting', 'smsGateway'],
	mms: ['proTexting', 'proTextingTrigger', 'smsGateway'],
};

describe('The search of nodes', () => {
	for (const [typed, wanted] of Object.entries(searches)) {
		test(`finds by "${typed}" the nodes that do it, and no others`, () => {
			const found = nodes.filter(({ node: { description } }) =>
				wordsOf(codexOf[description.name] ?? '', description.displayName).some((word) =>
					word.includes(typed),
				),
			);
			assert.deepEqual(
				found.map(({ node }) => node.description.name).toSorted(),
				wanted.toSorted(),
			);
		});
	}
});

/** What a drop-down of a node offers, in its order. */
const offered = (node: string, name: string, resource?: string) =>
	nodes
		.filter((one) => one.node.description.name === node)
		.flatMap((one) => one.node.description.properties)
		.filter((field) => field.name === name)
		.filter(
			({ displayOptions }) =>
				resource === undefined || displayOptions?.show?.['resource']?.includes(resource),
		)
		.flatMap(({ options = [] }) => options as INodePropertyOptions[]);

describe('The actions of a node', () => {
	for (const [node, resource, names] of [
		['proTexting', 'message', ['Send', 'Send and Wait for Response', 'Schedule', 'Get Report']],
		[
			'smsScheduler',
			'message',
			['Send', 'Send and Wait for Response', 'Schedule', 'Get Report', 'Delete'],
		],
		['enswitch', 'message', ['Send', 'Send and Wait for Response', 'Get', 'Get Many']],
		['voipCommunications', 'message', ['Send', 'Send and Wait for Response', 'Schedule']],
	] as const) {
		test(`begin with the most used: ${node}`, () => {
			const found = offered(node, 'operation', resource).map(({ name }) => name);
			assert.deepEqual(found.slice(0, names.length), names);
			assert.equal(offered(node, 'resource')[0]?.value, 'message');
		});
	}

	test('have one text in one node only', () => {
		const actions = senders.flatMap((node) => [
			...new Set(offered(node, 'operation').flatMap(({ action }) => action ?? [])),
		]);
		assert.equal(new Set(actions).size, actions.length);
	});
});

describe("n8n's Custom API Call", () => {
	const bench = useBench();
	for (const [resource, operation] of [
		['__CUSTOM_API_CALL__', ''],
		['message', '__CUSTOM_API_CALL__'],
	] as const) {
		test(`is refused with what to do instead, as ${operation ? 'an operation' : 'a resource'}`, async () => {
			const result = await bench().engine.run({
				items: [{}],
				node: { type: 'proTexting', parameters: { resource, operation } },
			});
			assert.match(
				result.error?.message ?? '',
				/can't make a custom API call\. Add an HTTP Request/,
			);
			assert.equal(bench().requests.length, 0);
		});
	}
});
