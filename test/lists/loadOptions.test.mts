import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { useBench } from '../support/support.mts';

const bench = useBench({ proTexting: { extraGroups: 250 } });

/** Where the groups are; n8n tests the credential once, before the first of these requests. */
const path = 'groups/index';
const answer = (body: string, status = 200) =>
	bench().simulator.script({ provider: 'proTexting', match: { path }, answer: { status, body } });

const load = async (method: string, changes: IDataObject = {}, node = 'proTexting') =>
	await bench().engine.loadOptions(node, method, {
		credentials:
			node === 'proTexting' ? { proTextingApi: bench().credential('proTexting', changes) } : {},
	});

describe('The drop-down of groups', () => {
	for (const format of ['json', 'xml']) {
		test(`holds the groups of all pages, each once (${format})`, async () => {
			const groups = await load('getGroups', { format });
			assert.equal(groups.length, 254);
			assert.equal(new Set(groups.map(({ value }) => value)).size, 254);
			assert.ok(groups.some(({ name, value }) => name === 'My Group' && value === '100'));
			const names = groups.map(({ name }) => name);
			assert.deepEqual(
				names,
				names.toSorted((a, b) => a.localeCompare(b)),
			);
			assert.equal(bench().requests.filter((one) => one.path === path).length, 3);
			assert.equal(bench().requests.length, 4, 'and one test of the credential');
		});
	}

	test('shows a group without a name by its id, and leaves out what is no group', async () => {
		answer('[{"Id":7,"Name":""},{"Number":12}]');
		assert.deepEqual(await load('getGroups'), [{ name: '7', value: '7' }]);
	});

	test('says in one line that the token is wrong, without showing it', async () => {
		const accessToken = 'a-wrong-token-of-mine';
		await assert.rejects(load('getGroups', { accessToken }), (error: Error) => {
			assert.match(error.message, /^ProTexting: .*invalid credentials\. Check 'Access Token'\.$/);
			assert.ok(!JSON.stringify([error, error.stack, String(error)]).includes(accessToken));
			assert.match(JSON.stringify(error), /Open the credential/);
			return true;
		});
		assert.equal(bench().requests.length, 1);
	});

	test('hides a token that the provider repeats', async () => {
		const { accessToken } = bench().simulator.credentials.proTexting;
		const body = { name: 'No', message: `No such token: ${accessToken}`, code: 0, status: 401 };
		answer(JSON.stringify(body), 401);
		await assert.rejects(load('getGroups'), /^NodeOperationError: .*No such token: \[hidden\]$/);
	});

	test('says in one line that the address is another one', async () => {
		bench().answer('proTexting', '<!doctype html><html></html>');
		const line =
			/^NodeOperationError: No ProTexting API responds at this address: check 'Base URL'$/;
		await assert.rejects(load('getGroups'), line);
	});

	const wrong: Record<string, [changes: IDataObject, message: RegExp]> = {
		'an address that is none': [{ baseUrl: 'nowhere' }, /'Base URL' in the credential is not/],
		'an address with a password': [{ baseUrl: 'https://me:x@host' }, /may not contain a username/],
		'a zone that is none': [{ accountTimezone: 'Mars' }, /'Account Timezone' in the credential/],
		'a port where nobody listens': [{ baseUrl: 'http://127.0.0.1:9' }, /connection was refused/],
	};
	for (const [name, [changes, message]] of Object.entries(wrong)) {
		test(`says what is wrong with ${name}`, async () => {
			await assert.rejects(load('getGroups', changes), message);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('says that an answer is not a list', async () => {
		answer('{"hello":"world"}');
		await assert.rejects(load('getGroups'), /the response is not a list/);
	});
});

describe('The drop-down of time zones', () => {
	for (const node of ['proTexting', 'smsScheduler', 'voipCommunications']) {
		test(`holds every zone that can be used (${node})`, async () => {
			const zones = await load('getTimezones', {}, node);
			assert.ok(zones.length > 400);
			assert.ok(zones.some(({ name, value }) => name === value && value === 'Europe/Paris'));
			const names = zones.slice(1).map(({ name }) => name);
			assert.deepEqual(names, names.toSorted());
			assert.equal(bench().requests.length, 0);
		});
	}

	test("of sending hours also has the recipient's", async () => {
		const [workflow, recipient, ...zones] = await load('getHoursTimezones', {}, 'smsScheduler');
		assert.equal(workflow?.value, 'workflow');
		assert.deepEqual(recipient, { name: "Recipient's", value: 'recipient' });
		const others = await load('getTimezones', {}, 'smsScheduler');
		assert.deepEqual([workflow, ...zones], others);
	});

	test('holds zones by the names of today', async () => {
		const today = ['America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata'];
		const values = (await load('getTimezones', {}, 'smsScheduler')).map(({ value }) => value);
		for (const zone of [...today, 'Asia/Yangon', 'Europe/Kyiv', 'UTC']) {
			assert.equal(values.filter((value) => value === zone).length, 1, zone);
		}
		assert.equal(values[0], 'workflow');
		assert.ok(!values.includes(''));
	});
});
