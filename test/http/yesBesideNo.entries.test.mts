import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone, phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();

const to = phone(0);

async function submissionOf(provider: ProviderName, body: string) {
	bench().simulator.reset();
	bench().answer(provider, body);
	const other = provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';
	const one = only(await ask([provider, other], { parameters: { from: '' } }));
	assert.deepEqual(askedOf(), [provider], body);
	return one;
}

describe('What is in the place of an id and is none says no', () => {
	const values: unknown[] = [
		...[
			'Invalid phone number',
			['blacklisted'],
			'error',
			'Numéro invalide',
			{ error: 'x' },
			-1,
			true,
		],
		...[
			'-1',
			'true',
			{ id: 5, status: 26 },
			[
				{ id: 5, status: 12 },
				{ id: 6, status: 30 },
			],
			false,
			0,
		],
	];
	for (const value of values) {
		test(`SMS Scheduler: ${JSON.stringify(value)}`, async () => {
			const body = { message_id: 1, sms_ids: { [to]: value } };
			const one = await submissionOf('smsScheduler', JSON.stringify(body));
			assert.equal(one.submission, 'unknown');
		});
	}
	for (const id of ['error', 'true', -1, 'Opted out']) {
		test(`ProTexting: ${id}`, async () => {
			assert.equal(
				(await submissionOf('proTexting', JSON.stringify({ Id: id }))).submission,
				'unknown',
			);
		});
	}
	for (const ids of [
		5,
		'5',
		[5, 6],
		{ 0: 5, 1: 6 },
		{ id: 5 },
		{ sms_id: 5, status: 11 },
		'abcdef',
	]) {
		test(`an ordinary one is one: ${JSON.stringify(ids)}`, async () => {
			const body = { message_id: 1, sms_ids: { [to]: ids } };
			const one = await submissionOf('smsScheduler', JSON.stringify(body));
			assert.equal(one.submission, 'accepted');
		});
	}
});

describe('Errors beside the ids of several recipients', () => {
	const ids = (...places: number[]) => Object.fromEntries(places.map((n) => [phone(n), n + 1]));
	const cases: Record<string, [body: object, submissions: string[]]> = {
		'that name one of them are about that one': [
			{ sms_ids: ids(0, 1, 2), errors: { phone_numbers: [`${phone(1)} is invalid`] } },
			['accepted', 'unknown', 'accepted'],
		],
		'that name one without an id leave the others accepted': [
			{ sms_ids: ids(0, 2), errors: { phone_numbers: ['0404-040-404 is invalid'] } },
			['accepted', 'unknown', 'accepted'],
		],
		'that name nobody may be about anybody': [
			{ sms_ids: ids(0, 1, 2), errors: ['Something went wrong'] },
			['unknown', 'unknown', 'unknown'],
		],
	};
	for (const [name, [body, submissions]] of Object.entries(cases)) {
		test(name, async () => {
			bench().answer('smsScheduler', JSON.stringify({ message_id: 1, ...body }));
			const result = await ask(['smsScheduler'], { items: phones(3), parameters: { to: toPhone } });
			assert.deepEqual(
				shown(result).map(({ submission }) => submission),
				submissions,
			);
		});
	}

	test('and the ids are in the result, beside the words of the refusal', async () => {
		const body = { message_id: 1, sms_ids: ids(0), errors: { sender_id: ['Sender blocked'] } };
		const { id, failure } = await submissionOf('smsScheduler', JSON.stringify(body));
		assert.equal(id, '1');
		assert.match(failure?.message ?? '', /both acceptance and rejection: Sender blocked/);
	});
});

test('Enswitch: a success that names a parameter, or a reason, is unknown', async () => {
	for (const told of [{ key: 'cnumber' }, { message: 'failed' }, { message: 'Number blocked' }]) {
		const body = { responses: [{ code: '204', key: '', ...told }] };
		assert.equal((await submissionOf('enswitch', JSON.stringify(body))).submission, 'unknown');
	}
});
