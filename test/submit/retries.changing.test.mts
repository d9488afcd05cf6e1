import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { contextOf, only, phone, phones, toPhone, useBench } from '../support/support.mts';
import { own } from './senders.mts';

const bench = useBench();

/** Gives another value each time n8n works it out. */
const code = '{{ Math.random() }}';
const later = '={{ $now.plus({ hours: 5 }).plus(Math.floor(Math.random() * 9e6)).toISO() }}';
const anotherPhone = `={{ "+3361210" + String(Math.floor(Math.random() * 9000) + 1000) }}`;

interface Sent {
	operation: string;
	parameters: INodeParameters;
}

const ways: Record<string, Sent> = {
	'a text': { operation: 'message.send', parameters: { to: phone(0), message: `=Code ${code}` } },
	'a time': { operation: 'message.schedule', parameters: { to: phone(0), sendAt: later } },
	'a recipient': { operation: 'message.send', parameters: { to: anotherPhone } },
	'the text of a campaign': {
		operation: 'campaign.send',
		parameters: { to: phone(0), message: `=Code ${code}`, groupIds: ['1'] },
	},
};

/** What each provider says when it has a message. */
const accepts: Record<string, string> = {
	proTexting: '{"Id":"12345","Status_Id":3}',
	smsScheduler: '{"message_id":1,"sms_ids":{}}',
	enswitch: '{"responses":[{"code":"204","message":"OK"}]}',
	voipCommunications: '{"send_log":[]}',
};

describe(
	'What an expression gives differently in the next try is sent once',
	{ timeout: 120_000 },
	() => {
		for (const provider of Object.keys(own) as ProviderName[]) {
			for (const [what, { operation, parameters }] of Object.entries(ways)) {
				if (provider === 'enswitch' && operation === 'message.schedule') continue;
				test(`${what} (${provider}), after a lost response, by Retry on Fail and by Retry`, async () => {
					bench().simulator.script({ provider, fault: 'reset after acting' });
					const failed = await bench().run(provider, operation, {
						parameters: { ...own[provider], ...parameters },
						retryOnFail: true,
					});
					assert.equal(failed.status, 'error');
					assert.equal(failed.tries, 3);
					assert.equal((await bench().engine.retry(failed)).status, 'error');
					assert.equal(bench().requests.length, 1);
				});
			}

			test(`an accepted message (${provider}) beside one that is refused`, async () => {
				const texts = phones(2).map(({ phone: to }, n) => ({ to, n }));
				bench().answer(provider, accepts[provider] ?? '');
				bench().answer(provider, '', 401);
				const failed = await bench().run(provider, 'message.send', {
					items: texts,
					parameters: {
						...own[provider],
						to: '={{ $json.to }}',
						message: `=Item {{ $json.n }} ${code}`,
						options: { concurrency: 1 },
					},
				});
				assert.equal(failed.status, 'error');
				const first = bench().requests.filter(({ body }) => body.includes('Item')).length;
				await bench().engine.retry(failed);
				const own0 = bench().requests.filter(({ body }) => /Item(?: |\+|%20)0/.test(body));
				assert.equal(own0.length, 1, `${first} requests before`);
			});
		}
	},
);

describe('A retry much later', () => {
	test('accounts for what was accepted, though the time of all has passed', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-05-17T08:00:00Z') });
		bench().answer('smsScheduler', '', 500);
		const failed = await bench().run('smsScheduler', 'message.schedule', {
			items: phones(2),
			parameters: {
				to: toPhone,
				sendAt: '2030-05-17T09:00:00Z',
				options: { combineItems: false, concurrency: 1 },
			},
		});
		assert.match(failed.error?.description ?? '', /1 accepted, 1 unknown/);
		t.mock.timers.setTime(Date.parse('2030-05-19T08:00:00Z'));
		const again = await bench().engine.retry(failed);
		assert.match(again.error?.description ?? '', /1 accepted, 1 unknown/);
		assert.doesNotMatch(again.error?.message ?? '', /in the past/);
		assert.equal(bench().requests.length, 2);
	});
});

describe('A retry of an item that has other recipients now', () => {
	test('brings back who had the message, and sends to nobody in the place of that phone', async () => {
		bench().simulator.script({ provider: 'smsScheduler', fault: 'reset after acting' });
		const numbers = Array.from({ length: 3 }, () => anotherPhone.slice(3, -2).trim());
		const failed = await bench().run('smsScheduler', 'message.send', {
			parameters: {
				to: `={{ [${numbers.join()}].slice(0, 1 + Math.floor(Math.random() * 3)).join() }}`,
			},
		});
		const kept = Object.keys(contextOf(failed, 'smsSubmissions')).length;
		for (let n = 0; n < 5; n++) {
			const again = await bench().engine.retry(failed);
			assert.match(again.error?.description ?? '', new RegExp(`${kept} unknown`));
		}
	});
});

describe('A retry of an item whose recipients changed places', () => {
	test('loses nobody: who has no message takes the free place', async () => {
		const [a, b] = [phone(0), phone(1)];
		for (let n = 0; n < 8; n++) {
			bench().simulator.reset();
			bench().simulator.script({ provider: 'smsScheduler', delayMs: 0, times: 1 });
			bench().simulator.script({ provider: 'smsScheduler', fault: 'HTTP 404' });
			const result = await bench().run('smsScheduler', 'message.send', {
				parameters: {
					to: `={{ Math.random() < 0.5 ? '${a},${b}' : '${b},${a}' }}`,
					options: { batchSize: 1, concurrency: 1 },
				},
				retryOnFail: true,
			});
			assert.equal(result.status, 'success', result.error?.message ?? '');
			const reached = bench().simulator.ledger.map((entry) => entry.phone);
			assert.deepEqual(reached.toSorted(), [a, b]);
		}
	});
});

describe('A chain of providers', () => {
	const gateway = useGateway();

	test('sends to the phone that was read first, though `to` changes each time it is read', async () => {
		for (let n = 0; n < 5; n++) {
			gateway.bench().simulator.reset();
			gateway.refuse('smsScheduler', 402);
			const result = await gateway.ask(['smsScheduler', 'voipCommunications'], {
				parameters: { to: anotherPhone, message: `=Code ${code}` },
			});
			const [entry] = gateway.bench().simulator.ledger;
			assert.equal(only(result).to, entry?.phone);
			assert.equal(only(result).submission, 'accepted');
			const [first, second] = gateway.bench().requests;
			const asked = (JSON.parse(first?.body ?? '') as IDataObject).message_text;
			assert.equal(new URLSearchParams(second?.body).get('msg'), asked);
		}
	});

	test('a retry with another provider finds what the first one did', async () => {
		gateway.bench().simulator.script({ provider: 'smsScheduler', fault: 'reset after acting' });
		const failed = await gateway.ask(['smsScheduler'], { onError: 'stopWorkflow' });
		assert.equal(failed.status, 'error');
		const node = failed.run.data.executionData?.nodeExecutionStack[0]?.node;
		assert.ok(node);
		node.parameters = { ...node.parameters, provider: 'voipCommunications', from: '' };
		await gateway.bench().engine.retry(failed);
		assert.deepEqual(gateway.askedOf(), ['smsScheduler']);
	});
});
