import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { first, jsonOf } from '../stage.mts';
import type { ExpectedFailure, OperationFixture } from '../types.mts';
import type { Check } from './check.mts';

function assertFailure(actual: IDataObject, expected: ExpectedFailure): void {
	assert.equal(actual.kind, expected.kind);
	assert.match(String(actual.message), expected.message);
	if (expected.code !== undefined) assert.equal(actual.code, expected.code);
	if (expected.field !== undefined) assert.equal(actual.field, expected.field);
}

/** Where a result keeps its failure: a campaign lists them by recipient. */
function failureOf(result: IDataObject): IDataObject {
	const listed = result.failures as IDataObject[] | undefined;
	return (result.failure ?? listed?.[0]?.failure ?? {}) as IDataObject;
}

const named = ({ resource, operation }: OperationFixture) => `${resource}: ${operation}`;

/** Every documented answer that says no. */
export const refusals: Check = (fixture, stage) => {
	describe('says what each documented refusal means', () => {
		for (const operation of fixture.operations) {
			for (const { name, status, body, failure, submission } of operation.refusals) {
				test(`${named(operation)} is answered with ${name}`, async () => {
					stage().answer([{ status, body }]);
					const result = await stage().run(operation, { onError: 'continueRegularOutput' });

					assert.equal(result.status, 'success');
					assert.equal(stage().requests.length, 1, 'a refusal is not asked again');
					const item = first(jsonOf(result));
					if (submission === 'notSent') {
						assert.equal(item.submission, 'notSent');
						assert.equal(item.reason, failure.kind);
						return;
					}
					assertFailure(failureOf(item), failure);
					if (!operation.submits) return;
					assert.equal(item.submission, submission ?? 'rejected');
					assert.equal(failureOf(item).retrySafe, submission !== 'unknown');
					if (submission === 'unknown') return;
					assert.equal(item.scheduledFor, null, 'what was refused has no time');
				});
			}
		}
	});
};
