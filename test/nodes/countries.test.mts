/** Default Country is picked by name; what workflows have saved is among its choices. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { only, useBench } from '../support/support.mts';
import { nodes } from './package.mts';

const require = createRequire(import.meta.url);
const { getCountries } = require('../../dist/nodes/shared/lib/vendor/phone.js') as {
	getCountries(): string[];
};

/** The option in every operation of every node, and of the triggers. */
const fields = nodes.flatMap(({ node: { description } }) =>
	description.properties.flatMap(({ options = [] }) =>
		options.filter((one): one is INodeProperties => one.name === 'defaultCountry' && 'type' in one),
	),
);

const entriesOf = (field: INodeProperties | undefined) =>
	(field?.options ?? []) as INodePropertyOptions[];

describe('Default Country', () => {
	test('is a list in every node that reads numbers, and means none unless chosen', () => {
		assert.ok(fields.length > 10);
		for (const field of fields) {
			assert.equal(field.type, 'options');
			assert.equal(field.default, '');
			assert.equal(entriesOf(field).length, getCountries().length + 1);
		}
	});

	test('has every country whose numbers can be read, and no other', () => {
		const values = entriesOf(fields[0]).map(({ value }) => value);
		assert.deepEqual(values.toSorted(), ['', ...getCountries()].toSorted());
	});

	for (const [value, name] of [
		['', 'None'],
		['US', 'United States (US)'],
		['GB', 'United Kingdom (GB)'],
		['DE', 'Germany (DE)'],
		['XK', 'Kosovo (XK)'],
	] as const) {
		test(`shows '${value}' as ${name}`, () => {
			const found = entriesOf(fields[0]).find((one) => one.value === value);
			assert.equal(found?.name, name);
		});
	}

	test('begins with none, and goes on by name', () => {
		const [first, ...names] = entriesOf(fields[0]).map(({ name }) => name);
		assert.equal(first, 'None');
		assert.deepEqual(
			names,
			names.toSorted((a = '', b = '') => a.localeCompare(b, 'en')),
		);
	});

	const bench = useBench();
	for (const [how, defaultCountry] of [
		['picked', 'FR'],
		['an expression', '={{ $json.country }}'],
	] as const) {
		test(`reads a national number when it is ${how}`, async () => {
			const result = await bench().run('smsScheduler', 'message.send', {
				items: [{ country: 'fr' }],
				parameters: { to: '0612345678', options: { defaultCountry } },
			});
			assert.equal(only(result).to, '+33612345678');
		});
	}
});
