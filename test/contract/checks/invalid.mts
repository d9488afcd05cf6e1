import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { first, jsonOf } from '../stage.mts';
import type { OperationFixture, ProviderFixture } from '../types.mts';
import type { Check } from './check.mts';

/** A valid way to call an operation, of which one field is then spoilt. */
function baseOf(fixture: ProviderFixture, resource: string, name: string): OperationFixture {
	return first(
		fixture.operations.filter((one) => one.resource === resource && one.operation === name),
	);
}

/** Where the failure of a result, or of a campaign's first recipient, stands. */
function failureOf(item: IDataObject): IDataObject {
	const listed = item.failures as IDataObject[] | undefined;
	return (item.failure ?? listed?.[0]?.failure ?? {}) as IDataObject;
}

/** What every operation with recipients refuses. */
const everySend: Array<{ parameters: INodeParameters; field: string; message: RegExp }> = [
	{
		parameters: { message: '={{ "" }}', options: { mmsTemplateId: '' } },
		field: 'message',
		message: /'Message' is empty: enter a message/,
	},
	{
		parameters: { message: '={{ "a\\u0000b" }}' },
		field: 'message',
		message: /character that can't be sent, at position 2/,
	},
	{
		parameters: { message: '={{ "half \\ud83d" }}' },
		field: 'message',
		message: /character that can't be sent, at position 6/,
	},
	{
		parameters: { options: { maxSegments: 1 }, message: 'ł'.repeat(71) },
		field: 'message',
		message: /needs 2 segments \(UCS-2\), but the option 'Max Segments' allows 1/,
	},
	{
		parameters: { options: { timeoutSeconds: 3601 } },
		field: 'timeoutSeconds',
		message: /'Advanced: Timeout' must be from 0.001 to 3600, but is '3601'/,
	},
	{
		parameters: { options: { timeout: 0 } },
		field: 'timeout',
		message: /'Advanced: Timeout \(Milliseconds\)' must be from 1 to 3600000, but is '0'/,
	},
];

/** Bad input names its field and what to do, and no request is made. */
export const invalidInput: Check = (fixture, stage) => {
	const cases = [
		...fixture.invalid,
		...fixture.operations
			.filter(({ submits }) => submits)
			.flatMap(({ resource, operation }) =>
				everySend.map((one) => ({ ...one, resource, operation })),
			),
	];
	describe('refuses bad input before any request', () => {
		for (const { resource, operation, parameters, field, message } of cases) {
			test(`${resource}: ${operation} with ${JSON.stringify(parameters).slice(0, 60)}`, async () => {
				const base = baseOf(fixture, resource, operation);
				const options = {
					...(base.parameters.options as IDataObject),
					...(parameters.options as IDataObject),
				};
				const spoilt = {
					...parameters,
					...(parameters.options ? { options: options as INodeParameters } : {}),
				};
				const going = await stage().run(base, {
					parameters: spoilt,
					onError: 'continueRegularOutput',
				});
				const failure = failureOf(first(jsonOf(going)));
				assert.equal(failure.kind, 'invalidInput');
				assert.equal(failure.field, field);
				assert.match(String(failure.message), message);

				const stopping = await stage().run(base, { parameters: spoilt });
				assert.equal(stopping.status, 'error');
				assert.match(stopping.error?.message ?? '', message);
				assert.equal(stopping.error?.context?.itemIndex, 0);
				assert.equal(stage().requests.length, 0);
			});
		}
	});
};
