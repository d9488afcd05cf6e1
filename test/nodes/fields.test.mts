import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { nodes } from './package.mts';

/** How a field is found by a user who has touched nothing, and what the editor lets them enter. */
const asFound: Record<string, Partial<INodeProperties>> = {
	to: { type: 'string', required: true, default: '' },
	message: { type: 'string', required: true, default: '', typeOptions: { rows: 4 } },
	sendAt: { type: 'dateTime', required: true, default: '' },
	id: { type: 'string', required: true, default: '' },
	simplify: { type: 'boolean', default: true },
	recipientsFrom: { type: 'options', default: 'allItems', noDataExpression: true },
	returnAll: { type: 'boolean', default: false },
	limit: { type: 'number', default: 50, typeOptions: { minValue: 1 } },
	options: { type: 'collection', default: {} },
	resource: { type: 'options', default: 'message', noDataExpression: true },
	operation: { type: 'options', default: 'send', noDataExpression: true },
	'options.batchSize': { type: 'number', default: 500, typeOptions: { minValue: 1 } },
	'options.combineItems': { type: 'boolean', default: true },
	'options.concurrency': { type: 'number', default: 10, typeOptions: { minValue: 1 } },
	'options.defaultCountry': { type: 'options', default: '' },
	'options.dryRun': { type: 'boolean', default: true },
	'options.duplicateKey': { type: 'string', default: '' },
	'options.duplicateWindow': { type: 'number', default: 24, typeOptions: { minValue: 0.001 } },
	'options.ifPast': { type: 'options', default: 'fail' },
	'options.maxSegments': { type: 'number', default: 0, typeOptions: { minValue: 0 } },
	'options.maxWait': { type: 'number', default: 300, typeOptions: { minValue: 0 } },
	'options.pollInterval': { type: 'number', default: 5, typeOptions: { minValue: 1 } },
	'options.replaceSmartCharacters': { type: 'boolean', default: true },
	'options.requestsPerMinute': { type: 'number', default: 0, typeOptions: { minValue: 0 } },
	'sendingHours.from': { type: 'string', default: '08:00' },
	'sendingHours.to': { type: 'string', default: '20:00' },
	'sendingHours.days': {
		type: 'multiOptions',
		default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
	},
	'sendingHours.otherwise': { type: 'options', default: 'move' },
	'options.timeout': { type: 'number', default: 30000, typeOptions: { minValue: 1 } },
	'options.timeoutSeconds': { type: 'number', default: 30, typeOptions: { minValue: 1 } },
	'options.timezone': {
		type: 'options',
		default: 'workflow',
		typeOptions: { loadOptionsMethod: 'getTimezones' },
	},
	'options.waitUntilFinal': { type: 'boolean', default: true },
};

/** The choices of a drop-down, in the order in which they are shown. */
const choices: Record<string, Record<string, string>> = {
	recipientsFrom: { 'All Items Together': 'allItems', 'Each Item': 'item' },
	'options.ifPast': { Fail: 'fail', 'Send Now': 'sendNow' },
	'sendingHours.days': {
		Monday: 'monday',
		Tuesday: 'tuesday',
		Wednesday: 'wednesday',
		Thursday: 'thursday',
		Friday: 'friday',
		Saturday: 'saturday',
		Sunday: 'sunday',
	},
	'sendingHours.otherwise': { 'Hold Back': 'refuse', Move: 'move' },
};

/** The fields of the option Sending Hours. */
function* hoursFields({
	name,
	options = [],
}: INodeProperties): Generator<[string, INodeProperties]> {
	for (const group of options) {
		for (const field of 'values' in group ? group.values : []) {
			yield [`${name}.${field.name}`, field];
		}
	}
}

/** Every field of all nodes by its name; those of a collection behind its name. */
function* allFields(): Generator<[string, INodeProperties]> {
	for (const { node } of nodes) {
		for (const field of node.description.properties) {
			yield [field.name, field];
			if (field.type !== 'collection') continue;
			for (const inner of field.options ?? []) {
				yield [`${field.name}.${inner.name}`, inner as INodeProperties];
				if (inner.name === 'sendingHours') yield* hoursFields(inner as INodeProperties);
			}
		}
	}
}

const fields = [...allFields()];
const named = (name: string) => fields.flatMap(([own, field]) => (own === name ? [field] : []));

/** Of an operation's drop-down only those that can open on Send. */
const hasSend = ({ name, options = [] }: INodeProperties) =>
	name !== 'operation' || options.some((one) => 'value' in one && one.value === 'send');

describe('A user finds', () => {
	for (const [name, wanted] of Object.entries(asFound)) {
		test(`the field ${name} as ${JSON.stringify(wanted)}`, () => {
			const found = named(name).filter(hasSend);
			assert.ok(found.length > 0);
			for (const { type, default: start, required, noDataExpression, typeOptions } of found) {
				const shown = { type, default: start, required, noDataExpression, typeOptions };
				assert.deepEqual(JSON.parse(JSON.stringify(shown)), wanted);
			}
		});
	}

	for (const [name, wanted] of Object.entries(choices)) {
		test(`in ${name} the choices ${Object.keys(wanted).join(' and ')}`, () => {
			for (const { options = [] } of named(name)) {
				const shown = options as INodePropertyOptions[];
				assert.deepEqual(
					shown.map((one) => [one.name, one.value]),
					Object.entries(wanted),
				);
			}
		});
	}

	test('a limit only while not all is to be returned', () => {
		for (const { displayOptions } of named('limit')) {
			assert.deepEqual(displayOptions?.show?.['returnAll'], [false]);
		}
	});

	test("in Sending Hours the recipient's time zone, but not for groups that only the provider knows", () => {
		const lists = new Set<string>();
		for (const { node } of nodes) {
			for (const { displayOptions, options = [] } of node.description.properties) {
				const hours = options.find((one) => one.name === 'sendingHours') as INodeProperties;
				const zone = hours && [...hoursFields(hours)].find(([name]) => name.endsWith('.timezone'));
				if (!zone) continue;
				const { type, default: start, typeOptions } = zone[1];
				assert.deepEqual([type, start], ['options', 'workflow']);
				const { resource = [], provider = ['proTexting'] } = displayOptions?.show ?? {};
				const isOfGroups = node.description.name === 'proTexting' || provider[0] === 'proTexting';
				const isGroups = resource[0] === 'campaign' && isOfGroups;
				lists.add(`${isGroups ? 'groups' : 'numbers'} ${typeOptions?.loadOptionsMethod}`);
			}
		}
		assert.ok(lists.has('numbers getHoursTimezones'), [...lists].join());
		assert.ok(lists.has('groups getTimezones'), [...lists].join());
		assert.ok(!lists.has('numbers getTimezones'), [...lists].join());
	});

	test('in Sending Hours no choice that a message without a time does not have', () => {
		for (const { node } of nodes) {
			for (const { name, displayOptions, options = [] } of node.description.properties) {
				const hours = options.find((one) => one.name === 'sendingHours') as INodeProperties;
				if (name !== 'options' || !hours) continue;
				const isScheduled = displayOptions?.show?.['operation']?.includes('schedule');
				const found = [...hoursFields(hours)].map(([, field]) => field.name);
				assert.equal(found.includes('otherwise'), isScheduled);
			}
		}
	});

	test('options in alphabetical order, those about requests last', () => {
		const isLast = (label: string) => label.startsWith('Advanced: ');
		for (const [name, { options = [] }] of fields) {
			if (name !== 'options') continue;
			const labels = options.map((one) => ('displayName' in one ? one.displayName : one.name));
			assert.deepEqual(
				labels,
				labels.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)) || a.localeCompare(b)),
			);
		}
	});

	test('no operation preselected that the resource does not have', () => {
		for (const { options = [], default: start } of named('operation')) {
			assert.ok(options.some((one) => 'value' in one && one.value === start));
		}
	});
});
