import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { phones, shown, toPhone } from '../support/support.mts';

const { bench, ask, askedOf, took } = useGateway();

/** What concerns the whole account, as each provider may say it. */
const words: Record<string, { status: number; headers?: Record<string, string>; kind: string }> = {
	'a secret that is not accepted': { status: 401, kind: 'authentication' },
	'an account without credit': { status: 402, kind: 'credit' },
	'a permission that is missing': { status: 403, kind: 'permission' },
	'a pause of an hour': { status: 429, headers: { 'retry-after': '3600' }, kind: 'throttled' },
};

const atOnce = 3;
const recipients = 100;
const asked = {
	items: phones(recipients),
	parameters: {
		to: toPhone,
		from: '2125550000',
		options: { concurrency: atOnce, batchSize: 1 },
	},
};

describe(
	'After a word about the account, only what is in flight is asked',
	{ timeout: 120_000 },
	() => {
		for (const provider of [
			'smsScheduler',
			'enswitch',
			'voipCommunications',
			'proTexting',
		] as const) {
			for (const [name, { status, headers, kind }] of Object.entries(words)) {
				const always = () => {
					const answer = { status, body: '', ...(headers ? { headers } : {}) };
					bench().simulator.script({ provider, answer, times: 1e6 });
				};

				test(`${name} (${provider}): everybody has the reason`, async () => {
					always();
					const result = await ask([provider], asked);
					assert.ok(bench().requests.length <= atOnce, `${bench().requests.length} requests`);
					const kinds = shown(result).map(({ failure }) => failure?.kind);
					assert.deepEqual(kinds, Array(recipients).fill(kind));
					assert.ok(shown(result).every(({ failure }) => failure?.retrySafe));
				});

				test(`${name} (${provider}): everybody goes to the fallback`, async () => {
					always();
					const other: ProviderName =
						provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';
					const parameters = { ...asked.parameters, options: { concurrency: atOnce } };
					const result = await ask([provider, other], { ...asked, parameters });
					assert.deepEqual(took(result), Array(recipients).fill([other, 'accepted']));
					const first = askedOf().filter((one) => one === provider);
					assert.ok(first.length <= atOnce, `${first.length} requests`);
					const refused = shown(result).filter(({ refusedBy }) => refusedBy?.length);
					assert.ok(refused.length <= recipients, 'only who was asked refused something');
				});
			}
		}

		for (const provider of [
			'smsScheduler',
			'enswitch',
			'voipCommunications',
			'proTexting',
		] as const) {
			test(`a fault with a pause of an hour (${provider}): what was asked is unknown, the others wait`, async () => {
				const answer = { status: 503, body: '', headers: { 'retry-after': '3600' } };
				bench().simulator.script({ provider, answer, times: 1e6 });
				const result = await ask([provider], asked);
				assert.ok(bench().requests.length <= atOnce);
				const unknown = shown(result).filter(({ submission }) => submission === 'unknown');
				assert.equal(unknown.length, bench().requests.length);
				const others = shown(result).filter(({ submission }) => submission === 'rejected');
				assert.ok(others.every(({ failure }) => failure?.kind === 'throttled'));
				assert.match(others[0]?.failure?.message ?? '', /no more requests for 60 minutes/);
			});
		}

		test('a refused recipient ends nothing', async () => {
			const body = JSON.stringify({ errors: { phone_numbers: ['Invalid'] } });
			bench().answer('smsScheduler', body, 400);
			const result = await ask(['smsScheduler'], asked);
			assert.equal(shown(result).filter(({ submission }) => submission === 'accepted').length, 99);
		});

		test('a refused sender ends what it was to send, and another sender goes on', async () => {
			const answer = { status: 400, body: JSON.stringify({ errors: { sender_id: ['Unknown'] } }) };
			bench().simulator.script({ provider: 'smsScheduler', answer });
			const result = await ask(['smsScheduler'], {
				items: phones(6),
				parameters: {
					to: toPhone,
					senderId: '={{ $json.n % 2 ? 124 : 123 }}',
					options: { concurrency: 1, batchSize: 1 },
				},
			});
			const one = (n: number) => (n % 2 ? 'accepted' : 'rejected');
			assert.deepEqual(
				shown(result).map(({ submission }) => submission),
				[0, 1, 2, 3, 4, 5].map(one),
			);
			assert.equal(bench().requests.length, 4);
		});
	},
);
