import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, useBench } from '../support/support.mts';

const bench = useBench();
const { sourceOf } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/contract/parameterSources.js',
) as {
	sourceOf(context: { getNodeParameter: () => unknown }, path: string): object;
};

/** A parameter as n8n's editor saves what was picked or typed. */
const locator = (mode: string, value: unknown) =>
	({ __rl: true, mode, value, cachedResultName: 'My own' }) as unknown as string;

const send = async (provider: ProviderName, parameters: INodeParameters, items?: IDataObject[]) =>
	await bench().run(provider, 'message.send', {
		...(items ? { items } : {}),
		parameters: { to: '+16461234567', ...parameters },
		onError: 'continueRegularOutput',
	});

/** What went out as the sender. */
const senders = () =>
	bench().requests.map(({ body }) =>
		body.startsWith('{')
			? (JSON.parse(body) as { SendFrom?: string }).SendFrom
			: new URLSearchParams(body).get('snumber'),
	);

describe('A sender is the same, however the parameter is saved', () => {
	const item = { from: 16463498001, text: '+1 646-349-8001', nested: { from: '16463498001' } };
	const ways: Record<string, unknown> = {
		'picked from the list': locator('list', '16463498001'),
		'typed by number': locator('number', '16463498001'),
		'typed as people write it': locator('number', '+1 (646) 349-8001'),
		'a number that is one': locator('list', 16463498001),
		'in a mode that there is no more': locator('url', '16463498001'),
		'dragged into the list': locator('list', '={{ $json.from }}'),
		'dragged into the typed number': locator('number', '={{ $json.text }}'),
		'by another expression': locator('number', '={{ $json.nested.from }}'),
		'as an older workflow has it: text': '16463498001',
		'as an older workflow has it: a number': 16463498001,
		'as an older workflow has it: dragged': '={{ $json.from }}',
		'as an older workflow has it: another expression': '={{ $json.nested.from }}',
	};
	for (const [name, from] of Object.entries(ways)) {
		test(`ProTexting: ${name}`, async () => {
			const result = await send('proTexting', { from: from as string }, [item]);
			assert.equal(only(result).submission, 'accepted', JSON.stringify(only(result).failure));
			assert.deepEqual(senders(), ['16463498001']);
			assert.equal((result.outputs[0]?.[0]?.json ?? {}).from, '16463498001');
		});
	}

	for (const [name, from] of Object.entries({
		'picked from the list': locator('list', '2125550000'),
		'typed by number': locator('number', '(212) 555-0000'),
		'as an older workflow has it': '2125550000',
	})) {
		test(`Enswitch: ${name}`, async () => {
			assert.equal(only(await send('enswitch', { from })).submission, 'accepted');
			assert.deepEqual(senders(), ['2125550000']);
		});
	}

	test('Enswitch: a telephone line picked from the list', async () => {
		await send('enswitch', { senderType: 'phone', from: locator('list', '1234567') });
		assert.deepEqual(senders(), ['1234567']);
	});

	test('of each item its own', async () => {
		const items = [{ from: '16463498001' }, { from: '16463498002' }];
		for (const from of ['={{ $json.from }}', '={{ $json.from.trim() }}']) {
			bench().simulator.reset();
			await send(
				'proTexting',
				{ from: locator('number', from), options: { concurrency: 1 } },
				items,
			);
			assert.deepEqual(senders(), ['16463498001', '16463498002'], from);
		}
	});
});

test('A field that is dragged into a locator is read without n8n working out an expression', () => {
	const parameter = locator('number', '={{ $json.from }}');
	const source = sourceOf({ getNodeParameter: () => parameter }, 'from');
	assert.deepEqual(source, { from: 'field', name: 'from', inLocator: true });
});

describe('An empty locator is empty', () => {
	const empty: Record<string, unknown> = {
		'as the node starts': locator('list', ''),
		'cleared by hand': locator('number', '  '),
		'with nothing in it': locator('list', null),
		'by an expression that finds nothing': locator('number', '={{ $json.nothing }}'),
	};
	for (const [name, from] of Object.entries(empty)) {
		test(`ProTexting lets its numbers take turns: ${name}`, async () => {
			assert.equal(only(await send('proTexting', { from: from as string })).submission, 'accepted');
			assert.deepEqual(senders(), [undefined]);
		});
	}

	test('Enswitch says that a sender is missing', async () => {
		const result = await send('enswitch', { from: locator('number', '={{ $json.nothing }}') });
		assert.match(only(result).failure?.message ?? '', /^'From' is empty: enter a value$/);
		assert.equal(bench().requests.length, 0);
	});
});

describe('A locator refuses, before anything is sent,', () => {
	const item = { list: ['16463498001'], object: { a: 1 }, like: locator('list', '16463498001') };
	const notText = /^'From' must be text, but is a list or an object: use a single value$/;
	const ways: Record<string, [from: unknown, message: RegExp]> = {
		'an expression that gives a list': [locator('number', '={{ $json.list }}'), notText],
		'an expression that gives an object': [locator('list', '={{ $json.object }}'), notText],
		'an expression in its place that gives a list': ['={{ $json.list }}', notText],
		'an expression in its place that gives an object': ['={{ ({ a: 1 }) }}', notText],
		'an object of the item that looks like a locator': ['={{ $json.like }}', notText],
		'a number whose digits the provider hides': [
			locator('list', '1646349xxxx'),
			/^'From' is '1646349xxxx', which is not a number: enter all digits$/,
		],
	};
	for (const [name, [from, message]] of Object.entries(ways)) {
		test(name, async () => {
			const { failure } = only(await send('proTexting', { from: from as string }, [item]));
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', 'from']);
			assert.match(failure?.message ?? '', message);
			assert.equal(bench().requests.length, 0);
		});
	}
});

describe('A template is the same, however the parameter is saved', () => {
	const option = (mmsTemplateId: string) => ({ options: { mmsTemplateId } });
	const ways: Record<string, object> = {
		'picked from the list': option(locator('list', '10586')),
		'typed by ID': option(locator('id', ' 10586 ')),
		'dragged into it': option(locator('id', '={{ $json.template }}')),
		'as an older workflow has it: text': option('10586'),
		'as an older workflow has it: an expression': option('={{ $json.template }}'),
		'beside an option that is an expression': {
			options: { mmsTemplateId: locator('list', '10586'), subject: '={{ "Hi" }}' },
		},
	};
	for (const [name, parameters] of Object.entries(ways)) {
		test(name, async () => {
			const result = await send('proTexting', parameters as INodeParameters, [{ template: 10586 }]);
			assert.equal(only(result).submission, 'accepted', JSON.stringify(only(result).failure));
			assert.match(bench().requests[0]?.body ?? '', /"MmsTemplateId":10586[,}]/);
			assert.equal(bench().simulator.ledger[0]?.kind, 'MMS');
		});
	}

	test('or none, when the locator is empty', async () => {
		await send('proTexting', option(locator('list', '')));
		assert.doesNotMatch(bench().requests[0]?.body ?? '', /MmsTemplateId/);
	});

	test('or refused by its label, when it is no number', async () => {
		const result = await send('proTexting', option(locator('id', '={{ "cat" }}')));
		const { failure } = only(result);
		assert.equal(failure?.field, 'mmsTemplateId');
		assert.equal(failure?.message, "'MMS Template' must be a whole number, but is 'cat'");
	});
});
