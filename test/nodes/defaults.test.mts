/** docs/defaults.md against the nodes and the code: what holds unless a person changes it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { INodeProperties } from 'n8n-workflow';

import { nodes, root } from './package.mts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/defaults.md');

/** The cells of the table below a heading, without its head. */
function table(heading: string): string[][] {
	const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	const rows = [...section.matchAll(/^\| ?(.*) \|$/gm)].map(([, row = '']) => row.split(' | '));
	return rows.slice(1);
}

const isField = (one: object): one is INodeProperties => 'type' in one;
const properties = nodes.flatMap(({ node }) => node.description.properties);
const collections = properties.filter(({ type }) => type === 'collection');
const options = collections.flatMap(({ options: inner = [] }) => inner.filter(isField));

/** How the page writes a value that a field has. */
function inWords({ type, default: value, options: choices = [] }: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number' && type === 'number') return value.toLocaleString('en');
	if (type === 'resourceLocator' || Array.isArray(value)) return 'none';
	if (value === 'workflow') return "the workflow's";
	if (type === 'fixedCollection') {
		const { from, to, days } = (value as { hours: Record<string, string> }).hours;
		assert.equal(String(days), 'monday,tuesday,wednesday,thursday,friday');
		return `${from} to ${to}, Monday to Friday`;
	}
	const chosen = choices.find((one) => 'value' in one && one.value === value);
	return chosen?.name ?? (value === '' ? 'empty' : JSON.stringify(value));
}

/** What the fields of this label have, in all nodes. */
const valuesOf = (fields: readonly INodeProperties[], label: string): string[] => [
	...new Set(fields.filter(({ displayName }) => displayName === label).map(inWords)),
];

/** Where an option that is not added means something else than the value it gets when it is. */
const onlyWhenAdded: Record<string, string> = {
	'Combine Items': 'on',
	'Recipients by Opt-In': "ProTexting's choice",
	'Sending Hours': 'any hour',
};

const ofMessages = table('Options of a send or schedule');
const ofReports = table('Options of Get Report');
const ofTriggers = table('Triggers');

describe('The page on defaults', () => {
	for (const [label = '', without = '', added = ''] of [...ofMessages, ...ofReports]) {
		test(`says what the option ${label} is`, () => {
			assert.deepEqual(valuesOf(options, label), [added]);
			assert.equal(without, onlyWhenAdded[label] ?? (added === 'on' ? 'off' : added));
		});
	}

	for (const [label = '', atFirst = ''] of [...table('Fields'), ...ofTriggers]) {
		test(`says what ${label} is at first`, () => {
			const all = valuesOf([...properties, ...options], label);
			const inOptions = valuesOf(options, label);
			const shown = inOptions.includes('on') ? 'off' : all.join(', ');
			assert.equal(atFirst, shown);
		});
	}

	test('leaves out no option that decides over a message', () => {
		const known = new Set([...ofMessages, ...ofReports, ...ofTriggers].map(([label]) => label));
		const ofAContact = ['Birth Date', 'City', 'Email', 'First Name', 'Last Name', 'Zip Code'];
		const ofATrigger = ['From'];
		const missing = options
			.map(({ displayName }) => displayName)
			.filter((label) => !known.has(label) && ![...ofAContact, ...ofATrigger].includes(label));
		assert.deepEqual([...new Set(missing)], []);
	});
});

/** What stands in the code, in the order of the page. */
const constants: Array<[file: string, name: string, unit: number]> = [
	['shared/submission', 'moreTries', 1],
	['shared/pace', 'longestPause', 1000],
	['shared/schedule', 'grace', 1000],
	['shared/campaign', 'sameTime', 1000],
	['shared/keyStore', 'mostRecords', 1],
	['shared/ask', 'mostPages', 1],
	['shared/load', 'mostPages', 1],
	['shared/firstSeen', 'most', 1],
	['ProTexting/inbox', 'lateness', 3_600_000],
	['shared/credentialTest', 'patience', 1000],
	['shared/emit', 'idsShown', 1],
];

describe('The page on defaults says what cannot be set', () => {
	const rows = table('What cannot be set');
	for (const [place, [file, name, unit]] of constants.entries()) {
		test(`${rows[place]?.[0]}`, () => {
			const line = new RegExp(`\\bconst ${name} = ([\\d_ *]+);`).exec(read(`nodes/${file}.ts`));
			const factors = line?.[1]?.replaceAll('_', '').split('*').map(Number) ?? [];
			const value = factors.reduce((product, factor) => product * factor, 1) / unit;
			assert.equal(rows[place]?.[1], value.toLocaleString('en'));
		});
	}

	test('and nothing else', () => {
		assert.equal(rows.length, constants.length);
	});
});
