import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

const { hasSignOfAcceptance } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptance.js',
) as {
	hasSignOfAcceptance(value: unknown): boolean;
};
/** Each body by itself: the message names the ones that are read otherwise. */
function all(expected: boolean, bodies: readonly unknown[]): void {
	const others = bodies.filter((body) => hasSignOfAcceptance(body) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

describe('A value', () => {
	test('of an id is none when it is empty', () => {
		const none = [
			0,
			'0',
			'000',
			'',
			' ',
			null,
			false,
			'false',
			'null',
			'None',
			' no ',
			[],
			{},
			[0, ''],
		];
		const some = ['a7', 17, '0017', [0, 5], { id: 5 }, true];
		all(
			false,
			none.map((value) => ({ error: { message_id: value } })),
		);
		all(
			true,
			some.map((value) => ({ error: { message_id: value } })),
		);
	});

	test('of a count or a flag says yes', () => {
		const yes = [1, true, '1', 'y', 'Yes', 'true', 'SENT', '2026-11-30T10:00:00Z'];
		const no = [0, false, '0', 'no', 'false', 'never', 'FAILED', ''];
		all(
			true,
			yes.map((accepted) => ({ error: 'x', accepted })),
		);
		all(
			false,
			no.map((accepted) => ({ error: 'x', accepted })),
		);
	});

	test('of a state is a word, or a code of the provider', () => {
		const taken = [1, 13, 99, 200, 204, 1001, '1', 'SENT', ' Pending '];
		const refused = [0, '0', 302, 400, 422, 429, 503, 'FAILED', 'new', true, null];
		all(
			true,
			taken.map((status) => ({ error: 'x', status })),
		);
		all(
			false,
			refused.map((status) => ({ error: 'x', status })),
		);
	});

	test('looks like an id by itself', () => {
		const ids = [
			...['8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0', '0b4c6a52-7a0e-4c55-9d1e-2f3a4b5c6d7e'],
			...['201755', '"2017559270"', '<a7b8c9d0e1f2>', 'zx81wq7rtyk20mnp', '{5f3a-9c1d-22}'],
		];
		const others = [
			'20175',
			'a7',
			'Refused',
			'international',
			'deadbeefcafe',
			'ab12 cd34 ef56 gh78',
		];
		all(
			true,
			ids.map((data) => ({ error: 'x', data })),
		);
		all(
			false,
			[...others.slice(1), '0', '422', '1a'.repeat(101)].map((data) => ({ error: 'x', data })),
		);
		all(true, [{ response: '201755' }]);
		all(false, others);
	});

	test('under a phone number is the id or the state of its message', () => {
		const found = ['a7', 17, '8f2-17', 'queued', 'SENT'];
		const refusals = ['invalid', '404', 'Error 21211 of the network', '', 0];
		all(
			true,
			found.map((value) => ({ '+12025550101': value })),
		);
		all(
			false,
			refusals.map((value) => ({ '12025550101': value })),
		);
		all(false, [{ 2025550: 'a7' }, { 1: 'a7' }]);
	});

	test('in a list says so by itself, unless it is about the account', () => {
		all(true, [['SENT'], { errors: ['1 message sent'] }, [['Message 5 was queued']]]);
		all(false, [['Refused'], { limits: ['100 messages sent'] }, { account: ['SENT'] }]);
	});

	test('in a log of numbered entries counts entry by entry', () => {
		all(true, [{ send_log: { 0: { to: '1', code: 402 }, 1: { to: '2', code: 200 } } }]);
		all(false, [
			{ send_log: { 0: { to: '1', code: 402 } } },
			{ send_log: [{ to: '1', code: 402 }] },
			{ send_log: { to: '1', code: 402 } },
			{ send_log: [] },
		]);
	});

	test('may be a document of its own', () => {
		all(true, [
			{ response: '{"12025550101":"a7"}' },
			{ response: '[{"12025550101":"a7"}]' },
			'"{\\"12025550101\\":\\"a7\\"}"',
			{ response: '<sms><Id>5</Id></sms>' },
			{ response: '{"message_id": 5,' },
			{ response: '[{"message_id": 5,' },
		]);
		all(false, [
			{ response: '{"note": "x"' },
			{ response: 'the id: 5' },
			{ response: '<p>No</p>' },
		]);
	});
});
