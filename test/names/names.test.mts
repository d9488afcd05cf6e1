/** Saved workflows hold names. None may disappear, and a new one is reviewed before it is kept. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { nodes } from '../nodes/package.mts';
import { compare } from './compare.mts';
import { namesOfNode } from './names.mts';
import { namesStored, namesToday } from './stored.mts';

const today = namesToday();
const stored = namesStored();

describe('The names that saved workflows hold', () => {
	for (const subject of new Set([...stored.keys(), ...today.keys()])) {
		const { broken, added } = compare(stored.get(subject) ?? {}, today.get(subject) ?? {});

		test(`are all there, and mean the same, in ${subject}`, () => {
			assert.deepEqual(
				broken,
				[],
				`Saved workflows would break: in ${subject}, ${broken.join('; ')}. Put it back; only who means to break them edits test/names/stored by hand.`,
			);
		});

		test(`are stored, where they are new, in ${subject}`, () => {
			assert.deepEqual(
				added,
				[],
				`New in ${subject}: ${added.join(', ')}. Names are for ever: run npm run snapshot, and review what it adds to test/names/stored.`,
			);
		});
	}
});

describe('A name is missed', () => {
	const description = nodes.find(({ node }) => node.description.name === 'smsScheduler')?.node
		.description as INodeTypeDescription;
	const whole = namesOfNode(description);
	const without = (changed: (field: INodeProperties) => INodeProperties[]) =>
		compare(
			whole,
			namesOfNode({ ...description, properties: description.properties.flatMap(changed) }),
		).broken;

	const cases: Array<[name: string, (field: INodeProperties) => INodeProperties[], RegExp]> = [
		[
			'when a field goes',
			(field) => (field.name === 'senderId' ? [] : [field]),
			/^message\.send\.senderId disappeared$/,
		],
		[
			'when a field is called something else',
			(field) => [field.name === 'sendAt' ? { ...field, name: 'when' } : field],
			/^message\.schedule\.sendAt disappeared$/,
		],
		[
			'when an option goes',
			(field) => [
				field.name === 'options' && field.options
					? { ...field, options: field.options.filter(({ name }) => name !== 'dryRun') }
					: field,
			],
			/^message\.send\.options\.dryRun disappeared$/,
		],
		[
			'when an operation goes',
			(field) => [
				field.name === 'operation' && field.options
					? {
							...field,
							options: field.options.filter((one) => !('value' in one) || one.value !== 'delete'),
						}
					: field,
			],
			/^message\.operation=delete disappeared$/,
		],
		[
			'when a field is no longer shown for an operation',
			(field) => [
				field.name === 'to' && field.displayOptions?.show?.['operation']?.includes('schedule')
					? {
							...field,
							displayOptions: { show: { ...field.displayOptions.show, operation: ['send'] } },
						}
					: field,
			],
			/^message\.schedule\.to disappeared$/,
		],
		[
			'when its default changes',
			(field) => [field.name === 'simplify' ? { ...field, default: false } : field],
			/^message\.send\.simplify was boolean true, and is boolean false$/,
		],
		[
			'when its type changes',
			(field) => [field.name === 'senderId' ? { ...field, type: 'string' } : field],
			/^message\.send\.senderId was number "", and is string ""$/,
		],
	];
	for (const [name, change, says] of cases) {
		test(name, () => {
			const broken = without(change);
			assert.ok(
				broken.some((line) => says.test(line)),
				broken.join('\n'),
			);
		});
	}

	test('when it has one meaning less', () => {
		const { broken } = compare({ to: 'string "a" | string "b"' }, { to: 'string "b"' });
		assert.deepEqual(broken, ['to was string "a" | string "b", and is string "b"']);
	});

	test('not when it has one meaning more, which is stored', () => {
		const today = { to: 'string "a" | string "b"' };
		const { broken, added, kept } = compare({ to: 'string "b"' }, today);
		assert.deepEqual({ broken, added, kept }, { broken: [], added: ['to'], kept: today });
	});

	test('not when only its words change', () => {
		const reworded = (field: INodeProperties) => [{ ...field, displayName: 'X', description: 'Y' }];
		assert.deepEqual(without(reworded), []);
	});
});
