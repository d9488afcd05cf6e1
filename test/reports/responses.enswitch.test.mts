import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useBench } from '../shared/support.mts';

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
