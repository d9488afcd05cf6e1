import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { visible, useBench } from '../support/support.mts';

const bench = useBench();
const phone = '+16461234567';

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await bench().run('proTexting', `contact.${operation}`, {
		parameters: { phone, ...parameters },
	});
const item = async (operation: string, parameters: INodeParameters = {}) => {
	const result = await run(operation, parameters);
	assert.equal(result.status, 'success', visible(result));
	return result.outputs[0]?.[0]?.json ?? {};
};

describe('A contact of ProTexting', () => {
	test('that is made is found, and gets no more messages once it has opted out', async () => {
		const options = { firstName: 'Ada', lastName: 'Lovelace' };
		const made = await item('create', { groupIds: ['100'], options });
		const { found, id, optedOut, firstName, groupIds } = await item('find');
		assert.deepEqual(
			{ found, id, optedOut, firstName, groupIds },
			{ found: true, id: made.id, optedOut: false, firstName: 'Ada', groupIds: ['100'] },
		);
		assert.equal((await item('optOut')).optedOut, true);
		assert.equal((await item('find')).optedOut, true);
		const refused = await bench().run('proTexting', 'message.send', {
			parameters: { to: phone },
			onError: 'continueRegularOutput',
		});
		const json = refused.outputs[0]?.[0]?.json ?? {};
		assert.equal((json.failure as { kind: string }).kind, 'optedOut');
		assert.deepEqual(bench().simulator.ledger, []);
	});

	test('that is not there is an answer, not an error', async () => {
		const { found, id, phone: asked, optedOut, groupIds } = await item('find');
		assert.deepEqual(
			{ found, id, asked, optedOut, groupIds },
			{ found: false, id: null, asked: phone, optedOut: null, groupIds: [] },
		);
	});

	test('is not said to be missing when some other site says 404', async () => {
		bench().answer('proTexting', '<html><body>Not Found</body></html>', 404);
		const result = await run('find');
		assert.equal(result.status, 'error');
		assert.match(result.error?.message ?? '', /it is a web page/);
	});

	test('is opted out once, also when the answer breaks off', async () => {
		bench().answer('proTexting', '', 500);
		assert.equal((await run('optOut')).status, 'error');
		const asked = bench().requests.filter(({ path }) => path === 'contacts/opt-out');
		assert.equal(asked.length, 1);
	});

	const countries: Record<string, [options: INodeParameters, status: string, found: string]> = {
		'reads a national number as American': [{}, 'success', '"phone":"+16461234567"'],
		'reads it as of the Default Country': [
			{ defaultCountry: 'GB' },
			'error',
			'not a complete phone number in GB',
		],
		'refuses it where the Default Country is left empty, as a send does': [
			{ defaultCountry: '' },
			'error',
			"'Phone Number' contains '646 123 4567'",
		],
	};
	for (const [name, [options, status, found]] of Object.entries(countries)) {
		test(name, async () => {
			const result = await run('find', { phone: '646 123 4567', options });
			assert.equal(result.status, status);
			assert.ok(visible(result).includes(found), visible(result));
		});
	}

	test('whose field is too long is not made, and the field is named', async () => {
		const result = await run('create', {
			groupIds: ['100'],
			options: { lastName: 'x'.repeat(101) },
		});
		assert.match(
			result.error?.message ?? '',
			/'Last Name' has 101 characters, but the provider accepts at most 100/,
		);
		assert.deepEqual(bench().requests, []);
	});

	test('that the provider refuses says which field it is about', async () => {
		bench().answer(
			'proTexting',
			'[{"field":"femail","message":"Email is not a valid email address."}]',
			422,
		);
		const result = await bench().run('proTexting', 'contact.create', {
			parameters: { phone, groupIds: ['100'], options: { email: 'ada' } },
			onError: 'continueRegularOutput',
		});
		const json = result.outputs[0]?.[0]?.json ?? {};
		const { field, message } = json.failure as { field: string; message: string };
		assert.equal(field, 'email');
		assert.match(message, /not a valid email address/);
	});
});
