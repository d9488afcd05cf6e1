import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();
const endpoint = 'sms/scheduled';

const run = async (operation: string, parameters: INodeParameters) =>
	await bench().run('voipCommunications', operation, {
		parameters,
		onError: 'continueRegularOutput',
	});

describe('VoIP Communications deletes', () => {
	const answers: Record<string, boolean | undefined> = {
		'{"deleted":true}': true,
		'{"deleted":1,"smsid":"x"}': true,
		'{"deleted":"0"}': false,
		'{"success":"true"}': true,
		'{"success":false}': false,
		'{"code":200,"code_desc":""}': true,
		'{"code":"404"}': false,
		'{"status":"Cancelled"}': true,
		'{"status":"DELETED"}': true,
		'{"status":"SCHEDULED"}': undefined,
		'{"deleted":"perhaps"}': undefined,
		'{"hello":"world"}': undefined,
		'[]': undefined,
		'""': undefined,
	};
	for (const [body, deleted] of Object.entries(answers)) {
		const says = { true: 'yes', false: 'no', undefined: 'nothing' }[`${deleted}`];
		test(`reads ${body} as ${says}`, async () => {
			bench().answer('voipCommunications', body);
			const one = only(await run('message.delete', { endpoint, id: '2017abc' }));
			if (deleted === undefined) assert.equal(one.failure?.kind, 'unreadable');
			else assert.deepEqual([one.deleted, one.count], [deleted, deleted ? 1 : 0]);
		});
	}

	for (const [endpointMethod, query, body] of [
		['GET', 'smsid=2017%3A1', ''],
		['POST', '', 'smsid=2017%3A1'],
		['DELETE', 'smsid=2017%3A1', ''],
		['PUT', '', 'smsid=2017%3A1'],
	] as const) {
		test(`by ${endpointMethod}, with the id where it belongs`, async () => {
			await run('message.delete', { endpoint: '/sms/x', endpointMethod, id: '2017:1' });
			const [request] = bench().requests;
			assert.deepEqual([request?.method, request?.path], [endpointMethod, 'sms/x']);
			assert.deepEqual([request?.query, request?.body], [query, body]);
		});
	}

	for (const wrong of ['../admin', 'sms/./x', 'https://other.example/x', 'sms?x=1', 'a b']) {
		test(`at no address that leaves the Base URL: ${wrong}`, async () => {
			const { failure } = only(await run('message.delete', { endpoint: wrong, id: '1' }));
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', 'endpoint']);
			assert.equal(bench().requests.length, 0);
		});
	}
});

describe('VoIP Communications lists scheduled messages', () => {
	const entry = { smsid: 'a', to: '33612100000', status: 'SCHEDULED', msg: 'Hello' };
	const forms: Record<string, unknown> = {
		'in a list': [entry],
		'in an object, whatever the name of the list': { total: 1, queue: [entry] },
	};
	for (const [name, body] of Object.entries(forms)) {
		test(name, async () => {
			bench().answer('voipCommunications', JSON.stringify(body));
			const { id, to, deliveryState } = only(await run('message.getScheduled', { endpoint }));
			assert.deepEqual([id, to, deliveryState], ['a', phone(0), 'scheduled']);
		});
	}

	for (const body of ['{"hello":"world"}', '[1]', '"none"']) {
		test(`and does not read ${body} as one`, async () => {
			bench().answer('voipCommunications', body);
			const { failure } = only(await run('message.getScheduled', { endpoint }));
			assert.equal(failure?.kind, 'unreadable');
		});
	}

	test('and deletes one of them, which never arrives', async () => {
		const sendAt = '2030-01-11T10:05:00Z';
		const scheduled = await run('message.schedule', { to: [phone(0), phone(1)].join(), sendAt });
		const [first] = shown(scheduled);
		const listed = await run('message.getScheduled', { endpoint, returnAll: true });
		assert.deepEqual(
			shown(listed).map(({ to, scheduledFor }) => [to, scheduledFor]),
			[0, 1].map((n) => [phone(n), '2030-01-11T10:05:00.000Z']),
		);
		const id = first?.id ?? '';
		const removed = await run('message.delete', { endpoint: 'sms/scheduled/delete', id });
		assert.equal(only(removed).deleted, true);
		bench().simulator.clock.set('2030-01-12T00:00:00Z');
		assert.deepEqual(
			bench().simulator.ledger.map((one) => one.phone),
			[phone(1)],
		);
	});
});

describe('VoIP Communications takes a code', () => {
	const codes: Record<string, string> = {
		'200': 'accepted',
		'"402"': 'unknown',
		'500': 'unknown',
		'-1': 'unknown',
		true: 'unknown',
		'"x"': 'unknown',
	};
	for (const [code, submission] of Object.entries(codes)) {
		test(`${code} beside an smsid as ${submission}: only 200 goes with it`, async () => {
			const log = `[{"code":${code},"to":"33612100000","smsid":"a"}]`;
			bench().answer('voipCommunications', `{"send_log":${log}}`);
			assert.equal(only(await run('message.send', { to: phone(0) })).submission, submission);
		});
	}

	for (const [code, submission] of Object.entries({ ...codes, '"402"': 'rejected' })) {
		test(`${code} without an smsid as ${submission}: only a code of a refusal is one`, async () => {
			const log = `[{"code":${code},"to":"33612100000"}]`;
			bench().answer('voipCommunications', `{"send_log":${log}}`);
			assert.equal(only(await run('message.send', { to: phone(0) })).submission, submission);
		});
	}
});

describe('VoIP Communications reads', () => {
	test('a conversation over several pages, up to the limit', async () => {
		bench().simulator.settings.voipCommunications.pageSize = 2;
		const [own, other] = ['17135550001', '33612100000'];
		for (const text of ['1', '2', '3', '4', '5']) {
			const provider = 'voipCommunications';
			bench().simulator.receive({ provider, from: other, to: own, text });
		}
		const parameters = { ownNumber: `+${own}`, otherNumber: '+33 6 12 10 00 00', limit: 3 };
		const result = await run('message.getConversation', parameters);
		assert.equal(shown(result).length, 3);
		assert.equal(bench().requests.length, 2);
		const all = await run('message.getConversation', { ...parameters, returnAll: true });
		assert.equal(shown(all).length, 5);
	});

	for (const number of ['12', 'my phone', '1234567890123456']) {
		test(`no conversation with ${number}, which is no number`, async () => {
			const { failure } = only(
				await run('message.getConversation', { ownNumber: '17135550001', otherNumber: number }),
			);
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', 'otherNumber']);
		});
	}

	for (const [flag, code, submission] of [
		[true, 402, 'rejected'],
		['1', 402, 'rejected'],
		['Not enough money', 402, 'rejected'],
		// Beside an accepted entry, the flag is not a no: somebody has the message.
		['Not enough money', 200, 'unknown'],
		[0, 200, 'accepted'],
		['false', 200, 'accepted'],
	] as const) {
		test(`an answer with error ${JSON.stringify(flag)} and code ${code} as ${submission}`, async () => {
			const log = [{ code, to: '33612100000', ...(code === 200 ? { smsid: 'a' } : {}) }];
			bench().answer('voipCommunications', JSON.stringify({ error: flag, send_log: log }));
			const one = only(await run('message.send', { to: phone(0) }));
			assert.equal(one.submission, submission);
			if (submission === 'rejected' && flag === 'Not enough money')
				assert.match(one.failure?.message ?? '', /Not enough money$/);
		});
	}
});
