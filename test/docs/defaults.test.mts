/** The page on defaults, against the forms of the nodes and what holds without an option. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { fixed, usual } from './constants.mts';
import {
	actions,
	codes,
	fieldsOf,
	gateway,
	inner,
	label,
	providers,
	read,
	rowsOf,
	triggers,
} from './pages.mts';

const page = read('docs/defaults.md');

/** A default as the page writes it. */
function written({ type, default: start, options = [] }: INodeProperties): string {
	if (type === 'fixedCollection') return 'see below';
	if (typeof start === 'boolean') return start ? 'on' : 'off';
	const value: unknown = type === 'resourceLocator' ? (start as { value: unknown }).value : start;
	const choices = options as INodePropertyOptions[];
	const names = [value].flat().map((one) => choices.find((choice) => choice.value === one)?.name);
	return names.join(', ') || String(value ?? '') || 'empty';
}

/** Collections of options that operations of these names show. */
const collections = (...operations: string[]): INodeProperties[] =>
	actions.flatMap(({ properties }) =>
		properties.filter(
			({ type, displayOptions }) =>
				type === 'collection' &&
				displayOptions?.show?.['operation']?.some((one) => operations.includes(String(one))),
		),
	);

/** `Batch Size = 500`, for each different one. */
const all = (fields: readonly INodeProperties[]): string[] =>
	[...new Set(fields.map((field) => `${field.displayName} = ${written(field)}`))].toSorted();

const rowsUnder = (heading: string) => rowsOf(page, heading).map((cells) => cells.map(label));

/** A table of options: what each is as added. */
const stated = (heading: string): string[] =>
	rowsUnder(heading)
		.map(([option, , added]) => `${option} = ${codes(added)[0]}`)
		.toSorted();

const waiting = 'Options of Send and Wait for Response';

const headings = ['Options of Send and Schedule', waiting, 'Options of Get Report'];

describe('The page on defaults', () => {
	test('has every option of every Send and Schedule, as it is added', () => {
		const options = collections('send', 'schedule').flatMap(inner);
		assert.ok(options.length > 50);
		assert.deepEqual(stated('Options of Send and Schedule'), all(options));
	});

	test('has every option that Send and Wait for Response has beside those of Send', () => {
		const usual = new Set(all(collections('send').flatMap(inner)));
		const options = all(collections('sendAndWait').flatMap(inner));
		assert.deepEqual(
			stated(waiting),
			options.filter((option) => !usual.has(option)),
		);
	});

	test('has every option of Get Report, as it is added', () => {
		const options = collections('getReport').flatMap(inner);
		assert.deepEqual(stated('Options of Get Report'), all(options));
	});

	test('has the hours that Sending Hours begins with', () => {
		const [hours] = collections('schedule')
			.flatMap(inner)
			.filter(({ name }) => name === 'sendingHours');
		const [group] = hours?.options ?? [];
		assert.ok(group && 'values' in group);
		const rows = rowsUnder('Sending Hours, as added');
		assert.deepEqual(
			rows.map(([field, added]) => `${field} = ${codes(added)[0]}`).toSorted(),
			all(group.values),
		);
	});

	for (const [option = '', unset, added] of headings.flatMap(rowsUnder)) {
		test(`says what holds while ${option} is not added`, () => {
			assert.equal(codes(unset)[0], usual[option] ?? codes(added)[0]);
		});
	}

	test('says which provider has a country of its own for numbers without a country code', () => {
		const row = rowsUnder(headings[0] ?? '').find(([option]) => option === 'Default Country');
		const own = providers.flatMap(({ displayName }) =>
			row?.at(-1)?.includes(`${displayName} reads it as of the`) ? [displayName] : [],
		);
		assert.deepEqual(own, Object.keys(fixed.country));
		assert.deepEqual(codes(row?.at(-1)), Object.values(fixed.country));
	});

	for (const [credential, field = '', value] of rowsUnder('Credentials')) {
		test(`has ${field} of ${credential} as it is`, () => {
			const { type } =
				providers
					.flatMap(({ credentials }) => credentials)
					.find((one) => one.type.displayName === credential) ?? {};
			const found = type?.properties.filter(({ displayName }) => displayName === field) ?? [];
			assert.deepEqual(found.map(written), codes(value));
		});
	}

	test('leaves out no field of a credential that has a default', () => {
		const fields = providers.flatMap(({ credentials }) =>
			credentials.flatMap(({ type }) =>
				fieldsOf(type.properties)
					.filter((field) => written(field) !== 'empty')
					.map((field) => `${type.displayName}: ${field.displayName}`),
			),
		);
		const rows = rowsUnder('Credentials').map(([credential, field]) => `${credential}: ${field}`);
		assert.deepEqual(
			fields.filter((field) => !rows.includes(field)),
			[],
		);
	});

	for (const [node = '', field = '', value] of rowsUnder('Fields')) {
		test(`has ${field} of ${node} as it is`, () => {
			const own = node === 'every node' ? actions : named([...actions, ...gateway], node);
			const found = own.flatMap(({ properties }) => fieldsOf(properties));
			assert.deepEqual(all(found.filter((one) => one.displayName === field)), [
				`${field} = ${codes(value)[0]}`,
			]);
		});
	}

	for (const [node = '', setting = '', unset, added] of rowsUnder('Triggers')) {
		test(`has ${setting} of ${node} as it is`, () => {
			const found = triggersOf(node).map((one) => all(settingsOf(one)));
			const wanted = `${setting} = ${codes(added)[0]}`;
			assert.ok(found.length > 0 && found.every((settings) => settings.includes(wanted)), wanted);
			assert.equal(codes(unset)[0], usual[setting] ?? codes(added)[0]);
		});
	}

	test('leaves out no setting of a trigger', () => {
		const rows = rowsUnder('Triggers');
		const missing = triggers.flatMap((node) => {
			const own = rows.filter(([name = '']) => triggersOf(name).includes(node));
			const settings = settingsOf(node).filter(({ name }) => name !== 'secret');
			return settings.filter(({ displayName }) => !own.some(([, one]) => one === displayName));
		});
		assert.deepEqual(missing, []);
	});

	test('says what cannot be set, as the code has it', () => {
		const rows = rowsUnder('What cannot be set').map(([what, value]) => [what, codes(value)]);
		assert.deepEqual(Object.fromEntries(rows), fixed.values);
	});
});

function named(nodes: readonly INodeTypeDescription[], name: string): INodeTypeDescription[] {
	return nodes.filter(({ displayName }) => displayName === name);
}

function triggersOf(name: string): INodeTypeDescription[] {
	if (name === 'every trigger') return triggers;
	return name === 'every webhook trigger'
		? triggers.filter(({ webhooks }) => webhooks !== undefined)
		: named(triggers, name);
}

/** Fields and options alike. */
function settingsOf({ properties }: INodeTypeDescription): INodeProperties[] {
	return fieldsOf(properties).flatMap((field) =>
		field.type === 'collection' ? inner(field) : [field],
	);
}
