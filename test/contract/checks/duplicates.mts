import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, OnError } from 'n8n-workflow';

import { first, jsonOf } from '../stage.mts';
import type { OperationFixture } from '../types.mts';
import type { Check } from './check.mts';

const verdict = ({ submission, reason }: IDataObject) => [submission, reason];
const duplicate = ['notSent', 'duplicate'];
const accepted = ['accepted', undefined];

/** A message with a Duplicate Key is sent once, whatever asks for it again. */
export const duplicates: Check = (fixture, stage) => {
	const run = async (operation: OperationFixture, duplicateKey: string) => {
		const onError: OnError = 'continueRegularOutput';
		const parameters = { options: { duplicateKey } };
		return first(jsonOf(await stage().run(operation, { parameters, onError })));
	};

	describe('sends a message with a Duplicate Key once', () => {
		for (const operation of fixture.operations.filter(({ submits }) => submits)) {
			const name = `${operation.resource}: ${operation.operation}`;

			test(`${name} for a second execution says that it is a duplicate`, async () => {
				assert.deepEqual(verdict(await run(operation, `${name} 1`)), accepted);
				const { length } = stage().requests;
				assert.deepEqual(verdict(await run(operation, `${name} 1`)), duplicate);
				assert.equal(stage().requests.length, length, 'and asks nothing of the provider');
				assert.deepEqual(verdict(await run(operation, `${name} another`)), accepted);
			});

			test(`${name} for five executions at the same instant sends one`, async () => {
				stage().simulator.settings.latencyMs = 20;
				const runs = Array.from({ length: 5 }, async () => await run(operation, `${name} 2`));
				const verdicts = (await Promise.all(runs)).map(verdict);
				assert.equal(stage().requests.length, 1);
				assert.deepEqual(verdicts.toSorted(), [
					accepted,
					...Array.from({ length: 4 }, () => duplicate),
				]);
			});

			const refusal = first(operation.refusals.filter(({ submission }) => !submission));
			test(`${name} that was refused (${refusal.name}) may be sent again`, async () => {
				stage().answer([refusal]);
				assert.deepEqual(verdict(await run(operation, `${name} 3`)), ['rejected', undefined]);
				assert.deepEqual(verdict(await run(operation, `${name} 3`)), accepted);
			});

			test(`${name} that may have been taken stays unknown, and is not sent again`, async () => {
				stage().answer([{ status: 500, body: '' }]);
				for (const _of of ['the first', 'the second', 'the third']) {
					assert.deepEqual(verdict(await run(operation, `${name} 4`)), ['unknown', undefined]);
				}
				assert.equal(stage().requests.length, 1);
			});
		}
	});
};
