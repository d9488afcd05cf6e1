import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import type * as n8n from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { nodes, root } from './package.mts';

const require = createRequire(import.meta.url);
const { NodeHelpers } = require('n8n-workflow') as typeof n8n;
const failure = require('../../dist/nodes/shared/result/failure.js') as {
	advice: Record<string, string>;
	mayGoElsewhere(cause: { kind: string; field: null }): boolean;
};

function descriptionOf(name: string): INodeTypeDescription {
	const found = nodes.find(({ node }) => node.description.name === name);
	assert.ok(found, `there is no node ${name}`);
	return found.node.description;
}

const gateway = descriptionOf('smsGateway');
const providers = ['proTexting', 'smsScheduler', 'enswitch', 'voipCommunications'] as const;

/** A node as it is newly added. */
const node = { typeVersion: [gateway.version].flat().at(-1) } as INode;

/** The parameters as the editor keeps them, and as a workflow has them: defaults and all. */
function filled(parameters: INodeParameters): INodeParameters {
	const { properties } = gateway;
	return NodeHelpers.getNodeParameters(properties, parameters, true, false, node, gateway) ?? {};
}

const isShown = (
	field: Parameters<typeof NodeHelpers.displayParameter>[1],
	parameters: INodeParameters,
	version: { typeVersion: number } | null = node,
) => NodeHelpers.displayParameter(parameters, field, version, gateway);

/** The fields that the editor shows. */
const shown = (parameters: INodeParameters, version = node): INodeProperties[] =>
	gateway.properties.filter(
		(field) => field.type !== 'hidden' && isShown(field, parameters, version),
	);

const isSend = ({ operation }: INodeParameters) =>
	['send', 'schedule', 'sendAndWait'].includes(String(operation));

/** The credentials that the editor shows, and that the node may have. */
const credentials = (parameters: INodeParameters): string[] =>
	(gateway.credentials ?? [])
		.filter((one) => isShown(one, filled(parameters)))
		.map(({ name }) => name);

/** What a drop-down offers. */
const valuesOf = (field: INodeProperties | undefined, parameters: INodeParameters = {}): string[] =>
	(field?.options ?? []).flatMap((option) =>
		'value' in option && isShown(option as never, parameters) ? [String(option.value)] : [],
	);

/** Every operation of a provider's own node, with its fields. */
function ofItsNode(provider: string): Array<[INodeParameters, string[]]> {
	const { properties } = descriptionOf(provider);
	const resources = valuesOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => {
		const own = properties.filter((field) => isShown(field, { resource }));
		return valuesOf(own.find(({ name }) => name === 'operation')).map(
			(operation): [INodeParameters, string[]] => [
				{ resource, operation },
				properties
					.filter((field) => isShown(field, { resource, operation, returnAll: false }))
					.map(({ name }) => name),
			],
		);
	});
}

for (const provider of providers) {
	describe(`SMS Gateway with ${provider}`, () => {
		test('has the resources and operations of its own node, and no others', () => {
			const at = (chosen: INodeParameters, name: string) =>
				valuesOf(
					shown(chosen).find((field) => field.name === name),
					chosen,
				);
			const found = at({ provider }, 'resource').flatMap((resource) =>
				at({ provider, resource }, 'operation').map((operation) => ({ resource, operation })),
			);
			assert.deepEqual(
				found,
				ofItsNode(provider).map(([operation]) => operation),
			);
		});

		for (const [operation, names] of ofItsNode(provider)) {
			test(`${Object.values(operation).join(': ')} has the fields of its own node, once each`, () => {
				const parameters = { provider, ...operation, returnAll: false };
				const ours = ['provider', 'fallbacks'];
				for (const version of [{ ...node, typeVersion: 1 }, node]) {
					const found = shown(parameters, version).map(({ name }) => name);
					const own = version === node ? { from: `${provider}From` } : {};
					assert.deepEqual(
						found.filter((name) => !ours.includes(name)),
						names.map((name) => (name === 'from' && isSend(operation) ? (own.from ?? name) : name)),
					);
					assert.equal(new Set(found).size, found.length);
				}
			});
		}
	});
}

describe('SMS Gateway offers as fallbacks', () => {
	const cases: Array<[operation: string, provider: string, fallbacks: string[]]> = [
		['message.send', 'proTexting', ['smsScheduler', 'enswitch', 'voipCommunications']],
		['message.schedule', 'proTexting', ['smsScheduler', 'voipCommunications']],
		['message.send', 'enswitch', ['proTexting', 'smsScheduler', 'voipCommunications']],
		['campaign.send', 'enswitch', ['smsScheduler', 'voipCommunications']],
		['campaign.schedule', 'smsScheduler', ['voipCommunications']],
		['campaign.send', 'proTexting', []],
		['message.getReport', 'smsScheduler', []],
		['message.delete', 'voipCommunications', []],
	];
	for (const [operation, provider, fallbacks] of cases) {
		test(`${operation} of ${provider}: ${fallbacks.join(', ') || 'nobody'}`, () => {
			const [resource = '', name = ''] = operation.split('.');
			const fields = shown({ provider, resource, operation: name });
			assert.deepEqual(valuesOf(fields.find((field) => field.name === 'fallbacks')), fallbacks);
		});
	}

	test('with what each of them needs to know, and no more', () => {
		const send = { provider: 'proTexting', resource: 'message', operation: 'send' };
		const fields = shown({ ...send, fallbacks: ['enswitch', 'smsScheduler'] });
		const own = fields.filter(({ name }) => /^(enswitch|smsScheduler|voip)/.test(name));
		assert.deepEqual(
			own.map(({ name, displayName }) => [name, displayName]),
			[
				['smsSchedulerSenderId', 'SMS Scheduler: Sender ID'],
				['smsSchedulerOptions', 'SMS Scheduler: Options'],
				['enswitchSenderType', 'Enswitch: Sender Type'],
				['enswitchFrom', 'Enswitch: From'],
				['enswitchAttachments', 'Enswitch: Attachment Fields'],
				['enswitchOptions', 'Enswitch: Options'],
			],
		);
		const optionsOf = ({ name, options = [] }: INodeProperties) => [
			name,
			options.map((option) => option.name),
		];
		assert.deepEqual(own.filter(({ type }) => type === 'collection').map(optionsOf), [
			['smsSchedulerOptions', ['messageStop']],
			['enswitchOptions', ['customer', 'numberFormat']],
		]);
	});
});

describe('SMS Gateway shows and needs the credentials of those who take part', () => {
	const send = { resource: 'message', operation: 'send' };
	for (const provider of providers) {
		test(`${provider} alone: one`, () => {
			assert.deepEqual(credentials({ provider, ...send }), [
				descriptionOf(provider).credentials?.[0]?.name,
			]);
		});
	}

	test('first and fallbacks, in whichever order', () => {
		const all = ['proTextingApi', 'enswitchApi', 'voipCommunicationsApi'];
		const chain = ['voipCommunications', 'enswitch'];
		for (const fallbacks of [chain, chain.toReversed()]) {
			assert.deepEqual(credentials({ provider: 'proTexting', ...send, fallbacks }), all);
		}
	});

	test('not those of a list that the operation does not have', () => {
		const report = { resource: 'message', operation: 'getReport', fallbacks: ['enswitch'] };
		assert.deepEqual(credentials({ provider: 'proTexting', ...report }), ['proTextingApi']);
	});

	test('and all of them are required', () => {
		assert.ok(gateway.credentials?.every(({ required }) => required));
	});
});

test('Another provider leaves the recipients, the text, the time and the options as they are', () => {
	const options = { timeout: 5000, duplicateKey: 'k' };
	const kept = { to: '+16465550101', message: 'Hello', sendAt: '2098-01-01T00:00:00Z', options };
	const schedule = { resource: 'message', operation: 'schedule' };
	for (const provider of ['smsScheduler', 'voipCommunications']) {
		const before = filled({ provider: 'proTexting', ...schedule, ...kept });
		const after = filled({ ...before, provider });
		assert.deepEqual(
			Object.fromEntries(Object.keys(kept).map((name) => [name, after[name]])),
			kept,
		);
	}
});

test('The page on failures says for which reasons a message goes on', () => {
	const page = readFileSync(path.join(root, 'docs/failures.md'), 'utf8');
	const rows = [...page.matchAll(/^\| `(\w+)` \|.*\| (yes|no) \|$/gm)];
	assert.equal(rows.length, Object.keys(failure.advice).length);
	for (const [, kind = '', says] of rows) {
		const goesOn = failure.mayGoElsewhere({ kind, field: null });
		assert.equal(says, goesOn ? 'yes' : 'no', kind);
	}
});
