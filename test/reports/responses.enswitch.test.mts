import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, shown, useBench } from '../support/support.mts';

const bench = useBench();

describe('A stored message of Enswitch', () => {
	const messages: Array<[name: string, fields: object, to: string | null, way: string | null]> = [
		['that came in', { cnumber: '2125550000', direction: 'in' }, '2125550000', 'incoming'],
		['that was sent', { cnumber: 2125551234, direction: 'Outbound' }, '2125551234', 'outgoing'],
		['of which neither is known', {}, null, null],
		['with a word for its way that nobody knows', { direction: 'sideways' }, null, null],
	];
	for (const operation of ['message.getMany', 'message.get']) {
		for (const [name, fields, to, direction] of messages) {
			test(`${name} has to and direction as far as Enswitch gives them (${operation})`, async () => {
				const message = { uniqueid: '1', body: 'Hello', ...fields };
				const data = operation === 'message.get' ? message : [message];
				bench().answer('enswitch', JSON.stringify({ responses: [{ code: '200' }], data }));
				const { outputs } = await bench().run('enswitch', operation, { parameters: { id: '1' } });
				const json = outputs[0]?.[0]?.json ?? {};
				assert.deepEqual([json.to, json.direction], [to, direction]);
			});
		}
	}
});

describe('A list of stored messages of Enswitch', () => {
	const read = async (body: unknown) => {
		bench().answer('enswitch', JSON.stringify(body));
		return await bench().run('enswitch', 'message.getMany', {
			parameters: { returnAll: true },
			onError: 'continueRegularOutput',
		});
	};
	const empty: Record<string, unknown> = {
		'with the code 204 and no data': { responses: [{ code: '204', key: '', message: 'OK' }] },
		'with the code 204 as a number': { responses: [{ code: 204 }] },
		'with the code 204 in a list of PHP': { responses: { 0: { code: '204' } } },
		'with the code 204 and data that is null': { responses: [{ code: '204' }], data: null },
		'with the code 200 and an empty list': { responses: [{ code: '200' }], data: [] },
	};
	for (const [name, body] of Object.entries(empty)) {
		test(`is empty ${name}`, async () => {
			const result = await read(body);
			assert.deepEqual([shown(result), result.error], [[], undefined]);
		});
	}

	const unreadable: Record<string, unknown> = {
		'with the code 200 and no data': { responses: [{ code: '200' }] },
		'without a code': { hello: 'world' },
		'with no responses': { responses: [] },
	};
	for (const [name, body] of Object.entries(unreadable)) {
		test(`is not empty ${name}, since nothing says so`, async () => {
			assert.equal(only(await read(body)).failure?.kind, 'unreadable');
		});
	}
});
