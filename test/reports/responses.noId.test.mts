import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, phone, useBench } from '../support/support.mts';

const bench = useBench();

/** A response to a send with an id in its place. */
const withId: Partial<Record<ProviderName, (id: unknown) => unknown>> = {
	proTexting: (Id) => ({ Id, Status_Id: '3' }),
	smsScheduler: (id) => ({ message_id: 7, sms_ids: { [phone(0)]: id } }),
};

const none = [
	0,
	'0',
	'',
	' ',
	'00',
	null,
	false,
	true,
	'null',
	'00000000-0000-0000-0000-000000000000',
];
const some = [7, '7', '007', 'a0', '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0'];

describe('An id of 0 is no id', () => {
	for (const [provider, body] of Object.entries(withId)) {
		const send = async (id: unknown, operation = 'message.send') => {
			bench().answer(provider as ProviderName, JSON.stringify(body(id)));
			const sendAt = { sendAt: '2030-01-01T10:00:00Z' };
			return only(
				await bench().run(provider as ProviderName, operation, {
					parameters: { to: phone(0), ...(operation === 'message.schedule' ? sendAt : {}) },
					onError: 'continueRegularOutput',
				}),
			);
		};
		for (const id of none) {
			test(`${JSON.stringify(id)} leaves the message unknown (${provider})`, async () => {
				for (const operation of ['message.send', 'message.schedule']) {
					const one = await send(id, operation);
					assert.deepEqual([one.submission, one.id], ['unknown', null], operation);
				}
			});
		}
		for (const id of some) {
			test(`${JSON.stringify(id)} is one (${provider})`, async () => {
				const one = await send(id);
				assert.deepEqual([one.submission, one.id], ['accepted', String(id)]);
			});
		}
	}

	test('a list of ids is read without those that are none', async () => {
		const body = { message_id: 0, sms_ids: { [phone(0)]: [0, 8] } };
		bench().answer('smsScheduler', JSON.stringify(body));
		const one = only(
			await bench().run('smsScheduler', 'message.send', { parameters: { to: phone(0) } }),
		);
		assert.deepEqual([one.submission, one.id, one.batchId], ['accepted', '8', null]);
	});

	test('a code that says yes needs none (VoIP Communications)', async () => {
		const log = [{ code: 200, to: phone(0).slice(1), smsid: 0 }];
		bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
		const one = only(
			await bench().run('voipCommunications', 'message.send', { parameters: { to: phone(0) } }),
		);
		assert.deepEqual([one.submission, one.id], ['accepted', null]);
	});
});
