/** Who is let in by the triggers that providers call, and what of the secret comes out. */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { describe, mock, test } from 'node:test';

import { SECRET, URL_OF_NODE, useTriggers, type Request, type Trigger } from './support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const BARE = '/webhook/0b7e1f3c/:sms-0b7e1f3c';
const KEY = encodeURIComponent(SECRET);

for (const trigger of TRIGGERS) {
	describe(`Of calls, ${trigger}`, () => {
		const triggers = useTriggers();
		/** A message, where the request has nothing else in it. */
		const text = 'class=message&from=14155550101&msg=Hi';
		const call = async (request: Request, parameters = {}) =>
			await triggers().call(trigger, { text, ...request }, parameters);

		const WRONG: ReadonlyArray<readonly [string, Request]> = [
			['without a key', { url: BARE }],
			['with an empty key', { url: `${BARE}?key=` }],
			['with a wrong key of the same length', { url: `${BARE}?key=${'x'.repeat(SECRET.length)}` }],
			['with the beginning of the key', { url: `${BARE}?key=${KEY.slice(0, -1)}` }],
			['with a longer key', { url: `${URL_OF_NODE}x` }],
			['with the key in other letters', { url: `${BARE}?key=${KEY.toUpperCase()}` }],
			['with the key under another name', { url: `${BARE}?secret=${KEY}` }],
			['with the key in the path', { url: `${BARE}/${KEY}` }],
			[
				'with the key in the body',
				{ url: BARE, type: 'application/json', text: JSON.stringify({ key: SECRET }) },
			],
			['with a wrong key, then the key', { url: `${BARE}?key=x&key=${KEY}` }],
			['with a key of 1 MB', { url: `${BARE}?key=${'x'.repeat(1_000_000)}` }],
		];
		for (const [name, request] of WRONG) {
			test(`refuses one ${name}`, async () => {
				const { item: _item, items, ...answered } = await call(request);
				assert.deepEqual(items, []);
				assert.deepEqual(answered, { status: 403, answer: 'Forbidden', type: 'text/plain' });
			});
		}

		test('takes one with the key, and answers with nothing', async () => {
			const { item, items, ...answered } = await call({});
			assert.deepEqual(items, [item]);
			assert.deepEqual(answered, { status: 200, answer: '', type: 'text/plain' });
		});

		test('compares digests of one length, in constant time', async () => {
			const compare = mock.method(crypto, 'timingSafeEqual');
			try {
				await call({ url: `${BARE}?key=x` });
				await call({});
				assert.deepEqual(
					compare.mock.calls.map(({ arguments: sides, result }) => [
						...sides.map((side) => side.byteLength),
						result,
					]),
					[
						[32, 32, false],
						[32, 32, true],
					],
				);
			} finally {
				compare.mock.restore();
			}
		});

		test('shows the secret nowhere, wherever it stood', async () => {
			const text = `Is it ${SECRET}?`;
			const body = { msg: text, body: text, from: SECRET, note: [{ [SECRET]: KEY }] };
			const request = { type: 'application/json', text: JSON.stringify(body) };
			const { item } = await call({ ...request, url: `${URL_OF_NODE}&again=${KEY}` });
			assert.equal(item?.['text'], 'Is it [hidden]?');
			const shown = JSON.stringify(item);
			for (const secret of [SECRET, KEY]) assert.ok(!shown.includes(secret), shown);
		});

		const ADDRESSES: ReadonlyArray<readonly [string, ip: string | undefined, isTaken: boolean]> = [
			['', '198.51.100.1', true],
			[' , ', '198.51.100.1', true],
			['203.0.113.7', '203.0.113.7', true],
			['203.0.113.7', '203.0.113.70', false],
			['203.0.113.7', '::ffff:203.0.113.7', true],
			['::ffff:203.0.113.7', '203.0.113.7', true],
			['::ffff:cb00:7107', '203.0.113.7', true],
			['::ffff:203.0.113.0/120', '203.0.113.9', true],
			['::ffff:203.0.113.0/120', '203.0.114.9', false],
			['203.0.113.0/24', '203.0.113.255', true],
			['203.0.113.0/24', '203.0.114.0', false],
			['198.51.100.1, 203.0.113.0/24', '203.0.113.9', true],
			['198.51.100.1;\n203.0.113.9', '203.0.113.9', true],
			['0.0.0.0/0', '203.0.113.9', true],
			['0.0.0.0/0', '2001:db8::1', false],
			['2001:db8::/32', '2001:db8:1::1', true],
			['2001:db8::/32', '2001:db9::1', false],
			['2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
			['::1', '::1', true],
			['203.0.113.7', 'unknown', false],
			['203.0.113.7', '', false],
		];
		for (const [allowedAddresses, ip, isTaken] of ADDRESSES) {
			const name = `'${allowedAddresses.replace('\n', ' ')}' allowed`;
			test(`${isTaken ? 'takes' : 'refuses'} one from '${ip}' with ${name}`, async () => {
				const outcome = await call({ ip: ip ?? '' }, { options: { allowedAddresses } });
				assert.equal(outcome.status, isTaken ? 200 : 403);
				assert.equal(outcome.item !== undefined, isTaken);
				if (!isTaken) assert.equal(outcome.answer, 'Forbidden');
			});
		}

		test('refuses one from an allowed address without the key', async () => {
			const options = { allowedAddresses: '203.0.113.7' };
			assert.equal((await call({ url: BARE }, { options })).status, 403);
		});
	});

	describe(`Before it is called, ${trigger}`, () => {
		const triggers = useTriggers();
		const enough = 'enter at least 16 letters and digits';
		const WRONG: ReadonlyArray<readonly [object, says: string]> = [
			[{ secret: '' }, `'Secret' is empty: ${enough}`],
			[{ secret: 'fifteen-letters' }, `'Secret' is too short: ${enough}`],
			[{ secret: 'with blanks in the middle' }, "'Secret' contains spaces: remove the spaces"],
			[
				{ options: { defaultCountry: 'Utopia' } },
				"'Default Country' must be a two-letter code such as US or GB, but is 'Utopia'",
			],
			...[
				'10.0.0',
				'10',
				'0x0a000001',
				'10.0.0.256',
				'010.0.0.1',
				'192.168.001.010/24',
				'10.0.0.0/33',
				'10.0.0.1/',
				'pbx.example.com',
			].map(
				(entry) =>
					[
						{ options: { allowedAddresses: `203.0.113.7, ${entry}` } },
						`'IP(s) Allowlist' contains '${entry}', which is not an IP address: use a format such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32`,
					] as const,
			),
		];
		for (const [parameters, message] of WRONG) {
			test(`refuses ${JSON.stringify(parameters)}`, async () => {
				await assert.rejects(triggers().register(trigger, parameters), {
					name: 'NodeOperationError',
					message,
					description: 'Correct the value, then publish the workflow or listen again.',
				});
			});
		}

		test('is content with a secret of 16 letters, and leaves nothing behind', async () => {
			await triggers().register(trigger, { secret: 'sixteen-letters!' });
		});
	});
}
