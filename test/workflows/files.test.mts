/** What can be seen of the example workflows without executing them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { INode, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { defaultSecrets } from '../../sandbox/simulator/settings.mts';
import { manifest, nodes as packageNodes } from '../nodes/package.mts';
import { examples } from './files.mts';

const inboxFolder = new URL('../../sandbox/simulator/inbox/', import.meta.url);
const inbox = readdirSync(inboxFolder)
	.filter((name) => /\.(js|html)$/.test(name))
	.map((name) => readFileSync(new URL(name, inboxFolder), 'utf8'))
	.join('\n');

const OWN = `${manifest.name}.`;
const STICKY = 'n8n-nodes-base.stickyNote';
/** Triggers that n8n's button prefers, and that wait to be called unless they hold sample data. */
const CALLED = [
	'n8n-nodes-base.webhook',
	'n8n-nodes-base.formTrigger',
	`${OWN}proTextingTrigger`,
	`${OWN}voipCommunicationsTrigger`,
];
/** What n8n adds to a trigger that polls. */
const POLLED = 'pollTimes';
/** What n8n adds to a node that is used as a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

/** The credentials that the sandbox makes, by type. */
const CREDENTIALS: Readonly<Record<string, { id: string; name: string }>> = {
	proTextingApi: { id: 'simProTexting000', name: 'ProTexting (Simulator)' },
	smsSchedulerApi: { id: 'simSmsScheduler0', name: 'SMS Scheduler (Simulator)' },
	enswitchApi: { id: 'simEnswitch00000', name: 'Enswitch (Simulator)' },
	voipCommunicationsApi: { id: 'simVoipComm00000', name: 'VoIP Communications (Simulator)' },
};

const descriptionOf = ({ type }: INode): INodeTypeDescription | undefined => {
	const name = type.slice(OWN.length).replace(/Tool$/, '');
	return packageNodes.find(({ node }) => node.description.name === name)?.node.description;
};

/** What decides which fields a node shows; SMS Gateway has the provider and its fallbacks, too. */
const CHOICES = ['provider', 'resource', 'operation', 'fallbacks'];

/** The fields that the node shows for what is chosen. */
function fieldsOf({ parameters }: INode, { properties }: INodeTypeDescription): INodeProperties[] {
	return properties.filter(({ displayOptions: { show = {} } = {} }) =>
		CHOICES.every((name) => {
			const allowed = show[name];
			const chosen = [parameters[name]].flat().map(String);
			return !Array.isArray(allowed) || chosen.some((one) => allowed.includes(one));
		}),
	);
}

/** Whether n8n's editor has such a button, or the sources of the inbox's page have it as a label. */
const isButton = (label: string): boolean =>
	label === 'Execute workflow' || [`'${label}'`, `>${label}<`].some((one) => inbox.includes(one));

it('there are ten examples, numbered in the order in which a person meets them', () => {
	const numbers = examples.map(({ name }) => name.slice(0, 2));
	assert.deepEqual(numbers, ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']);
});

for (const [index, { name, content, workflow }] of examples.entries()) {
	const { nodes, connections, pinData } = workflow;
	const own = nodes.filter(({ type }) => type.startsWith(OWN));

	describe(name, () => {
		it('has an id and a name of its own, and is not active', () => {
			assert.equal(workflow.id, `smsExample${String(index + 1).padStart(6, '0')}`);
			assert.match(workflow.name, new RegExp(`^SMS example ${index + 1}: `));
			assert.equal(workflow.active, false);
		});

		it('explains itself in a note: what it does, how to try it, what to change', () => {
			const notes = nodes.filter(({ type }) => type === STICKY);
			const text = notes.map(({ parameters }) => String(parameters['content'])).join('\n');
			assert.match(text, /^## /);
			assert.match(text, /\*\*Try it in the sandbox:\*\*/);
			assert.match(text, /\*\*For your own account\*\*/);
			for (const [, mentioned = ''] of text.matchAll(/(?:\b[Ii]n|open|After) \*\*([^*]+)\*\*/g)) {
				assert.ok(
					nodes.some((node) => node.name === mentioned),
					`no node is called ${mentioned}`,
				);
			}
		});

		it('names only buttons that the editor or the SMS inbox has', () => {
			for (const { parameters } of nodes.filter(({ type }) => type === STICKY)) {
				const text = String(parameters['content']);
				for (const [, button = ''] of text.matchAll(/\b[Pp]ress \*\*([^*]+)\*\*/g)) {
					assert.ok(isButton(button), `there is no button ${button}`);
				}
			}
		});

		it('starts with a press of the button, with data of its own', () => {
			const called = nodes.filter(({ type, disabled }) => CALLED.includes(type) && !disabled);
			const pinned = called.map((node) => node.name);
			assert.deepEqual(Object.keys(pinData), pinned);
			const manual = nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger');
			assert.ok(manual || pinned.length > 0);
		});

		it('uses the nodes of this package with the credentials of the sandbox', () => {
			assert.ok(own.length > 0);
			for (const { type: node, parameters, credentials = {} } of own) {
				// Nothing has to be known of an account to be called by it.
				if (node.endsWith('Trigger')) continue;
				const sending = 1 + [parameters['fallbacks'] ?? []].flat().length;
				assert.equal(Object.keys(credentials).length, sending);
				for (const [type, credential] of Object.entries(credentials)) {
					assert.deepEqual(credential, CREDENTIALS[type]);
				}
			}
		});

		it('fills in only fields that the node has for the operation, and all that it requires', () => {
			for (const node of own) {
				const description = descriptionOf(node);
				assert.ok(description, node.type);
				const fields = fieldsOf(node, description);
				const options = fields.find((field) => field.name === 'options')?.options ?? [];
				const known = new Set(fields.map((field) => field.name));
				if (description.polling) known.add(POLLED);
				if (node.type.endsWith('Tool')) for (const field of OF_TOOLS) known.add(field);
				for (const field of Object.keys(node.parameters)) assert.ok(known.has(field), field);
				for (const option of Object.keys(node.parameters['options'] ?? {})) {
					assert.ok(
						options.some((one) => one.name === option),
						option,
					);
				}
				for (const field of fields.filter(({ required }) => required === true)) {
					assert.notEqual(node.parameters[field.name] ?? '', '', `${node.name}: ${field.name}`);
				}
			}
		});

		it('links nodes that are there, and leaves none out', () => {
			const names = new Set(nodes.map((node) => node.name));
			assert.equal(names.size, nodes.length);
			const linked = new Set(Object.keys(connections));
			for (const outputs of Object.values(connections)) {
				for (const link of Object.values(outputs).flat(2)) if (link) linked.add(link.node);
			}
			const drawn = nodes.filter(({ type }) => type !== STICKY).map((node) => node.name);
			assert.deepEqual([...linked].sort(), drawn.sort());
		});

		it('holds no secret and no address of a machine', () => {
			const secrets = Object.values(defaultSecrets()).flatMap((one) => Object.values(one));
			for (const secret of secrets) assert.ok(!content.includes(secret));
			assert.doesNotMatch(content, /https?:\/\/|127\.0\.0\.1|localhost/);
		});
	});
}
