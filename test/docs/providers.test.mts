import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

import { operationsOf } from '../../packages/provider.mts';
import { root } from '../nodes/package.mts';
import { actions, fieldsOf, inner, label, providers, rowsOf, sectionOf } from './pages.mts';

/** Message, Campaign … of whichever provider. */
const resources = [...new Set(actions.flatMap(operationsOf).map(({ name }) => name.split(':')[0]))];
const named = new RegExp(`\\b(?:${resources.join('|')}): [A-Z][a-z]+(?: [A-Z][a-z]+)*`, 'g');

const sections = [
	'Credentials',
	'Time zone',
	'Phone numbers',
	'What each operation does',
	'Errors',
	'Triggers',
	'Unverified',
];

test('Every page of docs/providers is about a folder of nodes', () => {
	const folders = readdirSync(path.join(root, 'nodes'));
	const found = readdirSync(path.join(root, 'docs/providers'));
	const squeezed = folders.map((folder) => folder.toLowerCase());
	assert.deepEqual(
		found.filter((file) => !squeezed.includes(path.basename(file, '.md').replaceAll('-', ''))),
		[],
	);
});

for (const { displayName, page, nodes, credentials } of providers) {
	const [action, ...triggers] = nodes.map(({ type }) => type.description);
	const operations = action ? operationsOf(action).map(({ name }) => name) : [];

	describe(`The page about ${displayName}`, () => {
		test('has the same sections as the others', () => {
			const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
			const own = headings.filter((heading) => heading !== 'States');
			assert.ok(page.startsWith(`# ${displayName}\n`));
			assert.deepEqual(own, sections);
		});

		test('says of every operation what it does, and of no other', () => {
			const rows = rowsOf(page, 'What each operation does').map(([cell]) => cell ?? '');
			const found = rows.filter((cell) => cell.includes(': '));
			assert.deepEqual(found.toSorted(), operations.toSorted());
		});

		test('names no operation that the node does not have', () => {
			const found = [...page.matchAll(named)].map(([name]) => name);
			assert.ok(found.length >= operations.length);
			assert.deepEqual(
				found.filter((name) => !operations.includes(name)),
				[],
			);
		});

		test('says of every field of the credential where to find it, and of no other', () => {
			const shown = credentials.flatMap(({ type }) => fieldsOf(type.properties));
			const bold = rowsOf(page, 'Credentials').filter(([cell]) => cell?.startsWith('**'));
			assert.ok(shown.length > 0);
			assert.deepEqual(
				bold.map(([cell]) => label(cell)).toSorted(),
				shown.map((field) => field.displayName).toSorted(),
			);
		});

		for (const { displayName: trigger, properties } of triggers) {
			const section = sectionOf(page, 'Triggers');
			const fields = fieldsOf(properties);

			test(`names ${trigger} and each of its fields`, () => {
				const own = fields.filter(({ type }) => type !== 'collection');
				const optional = fields.filter(({ type }) => type === 'collection').flatMap(inner);
				const all = [trigger, ...[...own, ...optional].map((field) => field.displayName)];
				assert.deepEqual(
					all.filter((name) => !section.includes(`**${name}**`)),
					[],
				);
			});

			test(`says of every event of ${trigger} what it is, and of no other`, () => {
				const event = fields.find(({ name }) => name === 'event');
				const events = (event?.options ?? []).map((one) => one.name);
				const found = rowsOf(page, 'Triggers').map(([cell]) => label(cell));
				assert.deepEqual(found.toSorted(), events.toSorted());
			});
		}

		test('says so where no trigger is', () => {
			const says = sectionOf(page, 'Triggers').includes('There is none');
			assert.equal(says, triggers.length === 0);
		});
	});
}
