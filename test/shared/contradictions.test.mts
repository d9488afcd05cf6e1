import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from './gateway.mts';
import { only, phone } from './support.mts';

const { bench, ask, askedOf } = useGateway();

const digits = phone(0).slice(1);
const logged = { to: digits, smsid: '2017559ea27008c6b7122900621', status: 'SCHEDULED' };

/** What each provider says when it has a message, and what it may say beside a no. */
const signs: Record<ProviderName, Record<string, object>> = {
	proTexting: {
		'the id of the message': { Id: '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0' },
		'a list with an id': [{ Id: '12345', Status_Id: '3' }],
		'an error beside an id': { name: 'Unprocessable', message: 'No', code: 0, status: 422, Id: 7 },
	},
	smsScheduler: {
		'the ids of the messages': { message_id: 1, sms_ids: { [phone(0)]: 2 } },
		'the id of the campaign': { message_id: 123456, errors: { phone_numbers: ['No'] } },
		'a success beside an error': { success: { sms_id: 5 }, error: 'Invalid phone_number' },
		'the id as text': { errors: { message_text: ['No'] }, sms_ids: { [phone(0)]: ['9'] } },
	},
	enswitch: {
		'a yes and a no': {
			responses: [
				{ code: '204', key: '', message: 'OK' },
				{ code: '403', key: '', message: 'No' },
			],
		},
		'a no beside an id': {
			responses: [{ code: '402', key: '', message: 'No' }],
			data: { uniqueid: '1234567890' },
		},
		'a no beside a SENT entry': {
			responses: [{ code: '400', key: '', message: 'No' }],
			data: [{ status: 'SENT' }],
		},
	},
	voipCommunications: {
		'a logged SMS': { send_log: [{ ...logged, code: 200 }] },
		'a logged SMS beside an error': { error: true, error_message: 'No', send_log: [logged] },
		'an entry that says no and has an smsid': { send_log: [{ ...logged, code: 402 }] },
		'an entry with a code of a fault': { send_log: [{ code: 500, to: digits }] },
		'an entry that is SENT, and no code': { send_log: [{ to: digits, status: 'SENT' }] },
	},
};

const statuses = [200, 400, 402, 403, 404, 409, 422, 429, 500];

const other = (provider: ProviderName): ProviderName =>
	provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';

describe(
	'A response that says no and bears a sign of having accepted',
	{ timeout: 240_000 },
	() => {
		for (const [provider, bodies] of Object.entries(signs)) {
			for (const [sign, body] of Object.entries(bodies)) {
				test(`${provider}, with ${sign}: is asked once, and nobody else is`, async () => {
					for (const status of statuses) {
						bench().simulator.reset();
						const name = provider as ProviderName;
						bench().answer(name, JSON.stringify(body), status, { 'retry-after': '0' });
						const result = await ask([name, other(name)], {
							parameters: { from: '2125550000', senderId: 123 },
							retryOnFail: true,
						});
						const { submission } = only(result);
						assert.match(submission, /^(?:accepted|unknown)$/, `HTTP ${status}`);
						assert.deepEqual(askedOf(), [name], `HTTP ${status}`);
					}
				});
			}
		}

		test('the ids in it are in the result, for a person to look them up', async () => {
			const body = { message_id: 7, sms_ids: { [phone(0)]: 9 }, errors: { sender_id: ['No'] } };
			bench().answer('smsScheduler', JSON.stringify(body), 402);
			const { id, batchId, failure } = only(await ask(['smsScheduler']));
			assert.deepEqual([id, batchId], ['9', '7']);
			assert.match(failure?.message ?? '', /contradicts itself/);
		});

		test('is no valid JSON: an id in its text counts', async () => {
			for (const body of ['{"message_id":123456,"sms_ids":{', '{"Id": "12345"', '<Id>12</Id><b>']) {
				bench().simulator.reset();
				bench().answer('smsScheduler', body, 400);
				assert.equal(only(await ask(['smsScheduler', 'voipCommunications'])).submission, 'unknown');
				assert.deepEqual(askedOf(), ['smsScheduler'], body);
			}
		});
	},
);

describe('A response that says no, and nothing else, is a no', () => {
	const refusals: Record<ProviderName, object> = {
		proTexting: { name: 'Forbidden', message: 'API app', code: 6, status: 403 },
		smsScheduler: { errors: { sender_id: ['Unknown sender'] } },
		enswitch: { responses: [{ code: '402', key: '', message: 'Role' }] },
		voipCommunications: { send_log: [{ code: 402, code_desc: 'Insufficient credit', to: digits }] },
	};
	for (const [provider, body] of Object.entries(refusals)) {
		test(`${provider}: the fallback is asked`, async () => {
			const name = provider as ProviderName;
			bench().answer(name, JSON.stringify(body), name === 'enswitch' ? 200 : 400);
			const parameters = { from: '2125550000', senderId: 123 };
			assert.equal(only(await ask([name, other(name)], { parameters })).submission, 'accepted');
			assert.deepEqual(askedOf(), [name, other(name)]);
		});
	}
});

test('Of a report, a no beside an id is a no: only what submits may have sent', async () => {
	bench().answer('smsScheduler', '{"id":5,"message":"Unknown key"}', 401);
	const result = await bench().run('smsScheduler', 'message.getReport', {
		parameters: { id: '5' },
		onError: 'continueRegularOutput',
	});
	assert.equal(only(result).failure?.kind, 'authentication');
});
