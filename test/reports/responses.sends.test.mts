import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

const send = async (provider: ProviderName, credential = {}) =>
	only(
		await bench().run(provider, 'message.send', {
			parameters: { to: phone(0) },
			credential,
			onError: 'continueRegularOutput',
		}),
	);

/** As the provider's own document has it, where a comma is missing before `sms_ids`. */
const documented = '{"message_id":123456 "sms_ids":{"+33612100000":[123456,123457]}}';

describe('A response to a send', () => {
	test('that lacks a comma, as in the document: unknown, with the response in raw', async () => {
		for (const status of [200, 400]) {
			bench().answer('smsScheduler', documented, status);
			const { submission, raw } = await send('smsScheduler');
			assert.equal(submission, 'unknown');
			assert.deepEqual(raw, { answer: documented });
		}
	});

	test('that cannot be read is shown without any part of a secret', async () => {
		const apiKey = 'klmnopqrst'.repeat(4);
		for (let before = 440; before <= 520; before += 5) {
			for (const length of [before + 40, 2000, 2010, 5000]) {
				const body = `${'x'.repeat(before)}${apiKey}`.padEnd(length, `y${apiKey}`);
				bench().answer('smsScheduler', body);
				const { raw } = await send('smsScheduler', { apiKey });
				const text = String(raw.answer);
				assert.ok(text.length <= 520 && !/[k-t]{5}/.test(text.replaceAll('[hidden]', '')), text);
			}
		}
	});

	test('of HTTP 204 without a body, from Enswitch: accepted, by its documented code', async () => {
		bench().answer('enswitch', '', 204);
		const one = await send('enswitch');
		assert.deepEqual([one.submission, one.id], ['accepted', null]);
	});

	for (const [code, words] of [
		['500', 'Internal error'],
		['201', 'Validated'],
	] as const) {
		test(`with the code ${code} from Enswitch: unknown, in the provider's words`, async () => {
			const responses = [{ code, key: '', message: words }];
			bench().answer('enswitch', JSON.stringify({ responses }));
			const { submission, failure } = await send('enswitch');
			assert.deepEqual([submission, failure?.message], ['unknown', `Enswitch: ${words}`]);
		});
	}

	test('that is large and shared by many is not copied for each of them', async () => {
		const junk = Array.from({ length: 60_000 }, (_, n) => ({ n, text: 'x' }));
		const body = JSON.stringify({ send_log: [], junk });
		bench().answer('voipCommunications', body);
		const before = process.memoryUsage().heapUsed;
		const result = await bench().run('voipCommunications', 'message.send', {
			items: phones(500),
			parameters: { to: toPhone },
			onError: 'continueRegularOutput',
		});
		assert.equal(shown(result).length, 500);
		const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20;
		assert.ok(grown < 300, `${Math.round(grown)} MB`);
	});

	/** What a provider says at great length of a request with many recipients. */
	const long: Array<
		[ProviderName, count: number, status: number, body: (count: number) => object]
	> = [
		[
			'smsScheduler',
			3_000,
			400,
			(count) => ({
				errors: {
					phone_numbers: phones(count).map(
						({ phone: number }) => `The following phone number is invalid: ${number}`,
					),
				},
			}),
		],
		['smsScheduler', 300, 400, () => ({ errors: { x: ['y '.repeat(1_500_000)] } })],
		['smsScheduler', 300, 400, () => ({ errors: { ['z'.repeat(3_000_000)]: ['No'] } })],
		[
			'voipCommunications',
			300,
			200,
			() => ({ error: true, error_message: 'y '.repeat(1_500_000) }),
		],
		[
			'voipCommunications',
			300,
			200,
			() => ({ error: { code: '7'.repeat(3_000_000), message: 'No' } }),
		],
	];
	for (const [provider, count, status, body] of long) {
		const named = JSON.stringify(body(1)).slice(0, 40);
		test(`of ${count} recipients that is refused at length is cut and shared: ${named}`, async () => {
			bench().answer(provider, JSON.stringify(body(count)), status);
			const before = process.memoryUsage().heapUsed;
			const result = await bench().run(provider, 'message.send', {
				items: phones(count),
				parameters: { to: toPhone, options: { batchSize: 100_000 } },
				onError: 'continueRegularOutput',
			});
			const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20;
			assert.ok(grown < 300, `${Math.round(grown)} MB`);
			for (const { submission, failure } of shown(result)) {
				assert.equal(submission, 'rejected');
				const { message = '', code = '', field = '' } = failure ?? {};
				assert.ok(message.length < 1_100 && `${code ?? ''}${field ?? ''}`.length < 500);
			}
		});
	}

	test('that names its refusal at length shows no part of a secret at the cut', async () => {
		const apiKey = 'klmnopqrst'.repeat(4);
		for (let before = 900; before <= 1_010; before += 7) {
			const words = `${'x'.repeat(before)}${apiKey}`.padEnd(3_000, `y${apiKey}`);
			bench().answer('smsScheduler', JSON.stringify({ errors: { x: [words] } }), 400);
			const { failure } = await send('smsScheduler', { apiKey });
			const text = failure?.message ?? '';
			assert.ok(text.length < 1_100 && !/[k-t]{5}/.test(text.replaceAll('[hidden]', '')), text);
		}
	});
});
