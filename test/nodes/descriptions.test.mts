import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { credentials, nodes } from './package.mts';

/*
 * The public names: saved workflows hold these. An operation's parameters, and in
 * brackets its options.
 */
const every =
	'concurrency dryRun duplicateKey duplicateWindow emptyFields maxSegments replaceSmartCharacters requestsPerMinute sendingHours timeout timeoutSeconds';
const single = `${every} defaultCountry doNotSendTo`;
const bulk = `${single} batchSize`;
const timed = 'ifPast timezone';
/** A question is one request to one recipient. */
const asked =
	'dryRun duplicateKey duplicateWindow emptyFields maxSegments replaceSmartCharacters sendingHours timeoutSeconds defaultCountry doNotSendTo limitWaitTime responsePage';
const question = 'responseType approvalOptions';
const mms = 'mmsHighResolution mmsTemplateId subject';
const waiting = '[maxWait pollInterval waitUntilFinal]';
const list = 'returnAll limit';
const endpoint = 'endpoint endpointMethod';

const names: Record<string, Record<string, string>> = {
	proTexting: {
		'message.send': `to message from simplify [${single} ${mms} mmsResend]`,
		'message.sendAndWait': `to message from ${question} simplify [${asked} ${mms} mmsResend]`,
		'message.schedule': `to message sendAt simplify [${single} ${timed} ${mms}]`,
		'message.getReport': `id idType ${waiting}`,
		'message.getReceived': `from since ${list} simplify [helpWords optInWords optOutWords]`,
		'message.getScheduled': list,
		'message.getSent': list,
		'message.delete': 'id',
		'campaign.send': `groupIds campaignName message simplify [${every} ${mms} typeRecipients]`,
		'campaign.schedule': `groupIds campaignName message sendAt simplify [${every} ${timed} ${mms} typeRecipients]`,
		'campaign.getReport': `id ${waiting}`,
		'campaign.getScheduled': list,
		'campaign.getSent': list,
		'contact.create': 'phone groupIds [birthDate city defaultCountry email firstName lastName zip]',
		'contact.find': 'phone [defaultCountry]',
		'contact.optOut': 'phone [defaultCountry]',
		'account.getBalance': '',
	},
	smsScheduler: {
		'message.send': `to message senderId simplify [${bulk} combineItems messageStop]`,
		'message.sendAndWait': `to message senderId ${question} simplify [${asked} messageStop]`,
		'message.schedule': `to message senderId sendAt simplify [${bulk} combineItems ${timed} messageStop]`,
		'message.getReport': `id ${waiting}`,
		'message.delete': 'id',
		'campaign.send': `recipientsFrom to message senderId simplify [${bulk} messageStop]`,
		'campaign.schedule': `recipientsFrom to message senderId sendAt simplify [${bulk} ${timed} messageStop]`,
		'campaign.getReport': `id ${waiting}`,
		'campaign.delete': 'id',
	},
	enswitch: {
		'message.send': `to message senderType from attachments simplify [${single} customer numberFormat]`,
		'message.sendAndWait': `to message senderType from attachments ${question} simplify [${asked} customer numberFormat]`,
		'message.get': 'id',
		'message.getMany': `${list} [customer]`,
		'campaign.send': `recipientsFrom to message senderType from attachments simplify [${single} customer numberFormat]`,
	},
	voipCommunications: {
		'message.send': `to message from simplify [${bulk} combineItems]`,
		'message.sendAndWait': `to message from ${question} simplify [${asked}]`,
		'message.schedule': `to message from sendAt simplify [${bulk} combineItems ${timed}]`,
		'message.getScheduled': `${endpoint} ${list}`,
		'message.delete': `id ${endpoint}`,
		'message.getMany': list,
		'message.getConversation': `ownNumber otherNumber ${list}`,
		'campaign.send': `recipientsFrom to message from simplify [${bulk}]`,
		'campaign.schedule': `recipientsFrom to message from sendAt simplify [${bulk} ${timed}]`,
	},
};

const sorted = (text: string): string[] =>
	text
		.split(/[[\] ]+/)
		.filter((name) => name !== '')
		.toSorted();
const built = (found: readonly string[]) => sorted(found.join(' '));

/** A field by its name; a collection by the names in it. */
function namesOf({ name, options = [] }: INodeProperties): string[] {
	return name === 'options' ? options.map((option) => option.name) : [name];
}

/** The values of a drop-down. */
function valuesOf(field: INodeProperties | undefined): string[] {
	return (field?.options ?? []).map((option) => ('value' in option ? String(option.value) : ''));
}

const isShown = ({ displayOptions }: INodeProperties, name: string, value: string) =>
	displayOptions?.show?.[name]?.includes(value) ?? false;

/** `resource.operation` of a node, with the fields that it shows. */
function operationsOf({ properties }: INodeTypeDescription): Map<string, INodeProperties[]> {
	const found = new Map<string, INodeProperties[]>();
	for (const resource of valuesOf(properties.find(({ name }) => name === 'resource'))) {
		const own = properties.filter((field) => isShown(field, 'resource', resource));
		for (const operation of valuesOf(own.find(({ name }) => name === 'operation'))) {
			const fields = own.filter(
				(field) => field.type !== 'notice' && isShown(field, 'operation', operation),
			);
			found.set(`${resource}.${operation}`, fields);
		}
	}
	return found;
}

for (const [name, operations] of Object.entries(names)) {
	const description = nodes.find(({ node }) => node.description.name === name)?.node.description;

	describe(`The public names of ${name}`, () => {
		const found = description ? operationsOf(description) : new Map<string, INodeProperties[]>();

		test('has the resources and operations that are public, and no others', () => {
			assert.deepEqual([...found.keys()].toSorted(), Object.keys(operations).toSorted());
		});

		for (const [operation, parameters] of Object.entries(operations)) {
			test(`${operation} has the parameters that are public, and no others`, () => {
				const fields = found.get(operation) ?? [];
				assert.deepEqual(built(fields.flatMap(namesOf)), built([parameters]));
			});
		}

		test('shows every field for one operation, and no name twice in it', () => {
			for (const [operation, fields] of found) {
				const all = fields.map((field) => field.name);
				assert.equal(new Set(all).size, all.length, `${operation}: ${all.join()}`);
			}
		});
	});
}

/** Of nodes that begin a workflow. */
const triggers: Record<string, string> = {
	enswitchTrigger:
		'event secret [allowedAddresses defaultCountry helpWords ignoreFrom optInWords optOutWords]',
	voipCommunicationsTrigger:
		'secret [allowedAddresses defaultCountry helpWords ignoreFrom optInWords optOutWords]',
};

for (const [name, parameters] of Object.entries(triggers)) {
	test(`The public names of ${name} are its parameters, and no others`, () => {
		const found = nodes.find(({ node }) => node.description.name === name);
		const fields = found?.node.description.properties.filter(({ type }) => type !== 'notice');
		assert.deepEqual(built((fields ?? []).flatMap(namesOf)), built([parameters]));
	});
}

describe('The public names of credentials', () => {
	const fields: Record<string, string> = {
		enswitchApi: 'baseUrl password username',
		proTextingApi: 'accessToken accountTimezone baseUrl format',
		smsSchedulerApi: 'accountTimezone apiKey baseUrl',
		voipCommunicationsApi: 'accountTimezone apiKey apiPassword baseUrl',
	};
	const defaults: Record<string, string> = {
		'proTextingApi.baseUrl': 'https://api2.protexting.com/v1',
		'proTextingApi.accountTimezone': 'Etc/GMT+5',
		'proTextingApi.format': 'json',
		'smsSchedulerApi.baseUrl': 'https://sms-scheduler.com/api/v1',
		'smsSchedulerApi.accountTimezone': 'Europe/Paris',
		'voipCommunicationsApi.baseUrl': 'https://voip-communications.net/api-v2/index.php',
		'voipCommunicationsApi.accountTimezone': 'America/Chicago',
	};
	for (const name of Object.keys(fields)) {
		test(`${name} has the fields and defaults that are public`, () => {
			const found = credentials.find(({ credential }) => credential.name === name);
			assert.ok(found);
			const { credential } = found;
			const shown = credential.properties.filter(
				({ type }) => !['hidden', 'notice'].includes(type),
			);
			assert.equal(
				shown
					.map(({ name }) => name)
					.toSorted()
					.join(' '),
				fields[credential.name],
			);
			for (const { name, default: start } of shown) {
				assert.equal(start, defaults[`${credential.name}.${name}`] ?? '');
			}
		});
	}
});
