import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { first, jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

/** What the three settings of On Error keep, and what a stop says. */
export const continuing: Check = (fixture, stage) => {
	const send = first(
		fixture.operations.filter(
			({ resource, operation }) => resource === 'message' && operation === 'send',
		),
	);
	const phone = (n: number) => fixture.phone(n);
	const items = [{ phone: phone(0).typed }, { phone: 'nobody' }, { phone: phone(2).typed }];
	const parameters = { to: '={{ $json.phone }}' };
	const refusal = first(
		fixture.operations
			.flatMap(({ refusals }) => refusals)
			.filter(({ failure }) => failure.kind === 'authentication'),
	);

	describe('keeps what was accepted', () => {
		test('Continue gives every item its result, the bad one in its place', async () => {
			const result = await stage().run(send, {
				items,
				parameters,
				onError: 'continueRegularOutput',
			});
			assert.deepEqual(
				jsonOf(result).map(({ to, submission }) => [to, submission]),
				[
					[phone(0).to, 'accepted'],
					['nobody', 'rejected'],
					[phone(2).to, 'accepted'],
				],
			);
			assert.deepEqual(
				result.outputs[0]?.map(({ pairedItem }) => pairedItem),
				[{ item: 0 }, { item: 1 }, { item: 2 }],
			);
		});

		test('the error branch gets the bad one in full, the regular one the others', async () => {
			const result = await stage().run(send, { items, parameters, onError: 'continueErrorOutput' });
			assert.deepEqual(
				jsonOf(result).map(({ to }) => to),
				[phone(0).to, phone(2).to],
			);
			const failed = first(jsonOf(result, 1));
			assert.match(String(failed.error), /'nobody', which is not a phone number/);
			const details = failed.details as IDataObject;
			assert.equal(details.to, 'nobody');
			assert.equal((details.failure as IDataObject).kind, 'invalidInput');
			assert.equal(failed.phone, 'nobody', "the input item's fields are there");
		});

		test('Stop sends nothing at all when one item is bad', async () => {
			const result = await stage().run(send, { items, parameters });
			assert.equal(result.status, 'error');
			assert.match(result.error?.message ?? '', /'nobody', which is not a phone number/);
			assert.equal(result.error?.context?.itemIndex, 1);
			assert.match(result.error?.description ?? '', /Nothing was sent\./);
			assert.equal(stage().requests.length, 0);
		});

		const good = [0, 1, 2].map((n) => ({ phone: phone(n).typed }));
		const oneByOne = {
			...parameters,
			options: { concurrency: 1, batchSize: 1, combineItems: false },
		};

		test('Stop after a refusal says how many were accepted, and their ids', async () => {
			stage().answer([
				{ body: fixture.accepts([phone(0).typed], 'x') },
				{ status: refusal.status, body: refusal.body },
			]);
			const result = await stage().run(send, { items: good, parameters: oneByOne });
			assert.equal(result.status, 'error');
			assert.equal(result.error?.context?.itemIndex, 1);
			assert.match(result.error?.description ?? '', /In this execution: 1 accepted/);
			assert.equal(stage().requests.length, 2, 'a failure of the account ends the run at once');
		});

		test('Retry on Fail submits only what was not accepted', async () => {
			stage().answer([
				{ body: fixture.accepts([phone(0).typed], 'x') },
				{ status: refusal.status, body: refusal.body },
			]);
			const result = await stage().run(send, {
				items: good,
				parameters: oneByOne,
				retryOnFail: true,
			});
			assert.equal(result.status, 'success', result.error?.message ?? '');
			assert.equal(result.tries, 2);
			assert.equal(stage().requests.length, 4, 'two of the first try, two of the second');
			assert.deepEqual(
				jsonOf(result).map(({ to, submission }) => [to, submission]),
				[0, 1, 2].map((n) => [phone(n).to, 'accepted']),
			);
		});

		test('Retry on Fail never repeats what may have been taken', async () => {
			stage().answer([{ status: 500, body: '' }]);
			const result = await stage().run(send, {
				items: good,
				parameters: oneByOne,
				retryOnFail: true,
			});
			assert.equal(result.status, 'error');
			assert.equal(stage().requests.length, 3);
			assert.match(result.error?.description ?? '', /2 accepted, 1 unknown/);
		});

		test('Retry on Fail with an error branch repeats nothing that was accepted', async () => {
			const result = await stage().run(send, {
				items: [{ phone: 'nobody' }, ...good.slice(1)],
				parameters: oneByOne,
				onError: 'continueErrorOutput',
				retryOnFail: true,
			});
			assert.ok(result.tries > 1, 'n8n takes an error in the first item for a failed node');
			assert.equal(stage().requests.length, 2);
			assert.deepEqual(
				jsonOf(result).map(({ to, submission }) => [to, submission]),
				[1, 2].map((n) => [phone(n).to, 'accepted']),
			);
		});
	});
};
