import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { packageName } from '../../../sandbox/engine/subject.mts';
import { first, jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

const many = 25;
const numbers = Array.from({ length: many }, (_, n) => n);

/** Many recipients: none is lost, each is tied to its item, and requests are shared where possible. */
export const manyRecipients: Check = (fixture, stage) => {
	const items = numbers.map((n) => ({ phone: fixture.phone(n).typed, n }));
	const phones = numbers.map((n) => fixture.phone(n).to);
	const submitting = fixture.operations.filter(({ submits }) => submits);

	describe('accounts for many recipients', () => {
		for (const operation of submitting.filter(
			({ submits }) => submits?.audience === 'recipients',
		)) {
			const { bulk = false } = operation.submits ?? {};
			const name = `${operation.resource}: ${operation.operation}`;
			const parameters = { to: '={{ $json.phone }}', options: { concurrency: 5 } };

			test(`${name} to ${many} items gives each its own result, in order`, async () => {
				const result = await stage().run(operation, { items, parameters });
				assert.equal(result.status, 'success', result.error?.message ?? '');
				assert.deepEqual(
					jsonOf(result).map(({ to }) => to),
					phones,
				);
				assert.ok(jsonOf(result).every(({ submission }) => submission === 'accepted'));
				const pairs = result.outputs[0]?.map(({ pairedItem }) => pairedItem);
				assert.deepEqual(
					pairs,
					numbers.map((item) => ({ item })),
				);
				assert.equal(stage().requests.length, bulk ? 1 : many);
			});

			test(`${name} to ${many} numbers in one item gives one result each`, async () => {
				const to = items.map(({ phone }) => phone).join(';\n');
				const result = await stage().run(operation, { parameters: { to } });
				assert.deepEqual(
					jsonOf(result).map((one) => one.to),
					phones,
				);
				assert.equal(
					new Set(jsonOf(result).map(({ id }) => id)).size,
					result.outputs[0]?.[0]?.json.id === null ? 1 : many,
				);
			});
		}

		for (const operation of submitting.filter(({ submits }) => submits?.audience === 'list')) {
			const { bulk = false } = operation.submits ?? {};
			test(`${operation.resource}: ${operation.operation} gathers ${many} items into one campaign`, async () => {
				const result = await stage().run(operation, {
					items,
					parameters: { to: '={{ $json.phone }}' },
				});
				assert.equal(result.status, 'success', result.error?.message ?? '');
				const campaign = first(jsonOf(result));
				assert.equal(jsonOf(result).length, 1);
				assert.deepEqual(
					[campaign.submission, campaign.recipients, campaign.accepted],
					['accepted', many, many],
				);
				assert.deepEqual(
					result.outputs[0]?.[0]?.pairedItem,
					numbers.map((item) => ({ item })),
				);
				assert.equal(stage().requests.length, bulk ? 1 : many);
			});

			test(`${operation.resource}: ${operation.operation} refuses items that do not agree`, async () => {
				const parameters = { to: '={{ $json.phone }}', message: '={{ "No. " + $json.n }}' };
				const result = await stage().run(operation, { items, parameters });
				assert.match(result.error?.message ?? '', /A campaign sends one message/);
				assert.equal(stage().requests.length, 0);
			});
		}
	});

	describe('ties results to their items', () => {
		const send = first(submitting.filter(({ submits }) => submits?.audience === 'recipients'));
		test('a later node finds the item that a result came from', async () => {
			const { credential } = fixture;
			const { through } = stage();
			const { resource, operation } = send;
			const base = { ...through.parameters, resource, operation, ...send.parameters };
			const node = (name: string, parameters: IDataObject, x: number) => ({
				id: name,
				name,
				type: `${packageName}.${through.type}`,
				typeVersion: 1,
				position: [x, 0] as [number, number],
				parameters: { ...base, ...parameters } as typeof base,
				credentials: { [credential]: stored },
			});
			const stored = stage().engine.addCredential(credential, stage().credential());
			const link = (to: string) => ({ main: [[{ node: to, type: 'main' as const, index: 0 }]] });
			const result = await stage().engine.runWorkflow({
				nodes: [
					{
						id: 's',
						name: 'Start',
						type: 'n8n-nodes-base.manualTrigger',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					node('First', { to: '={{ $json.phone }}' }, 200),
					node(
						'Second',
						{
							to: '={{ $("Start").item.json.phone }}',
							message: 'Number {{ $("Start").item.json.n }}'.replace(/^/, '='),
						},
						400,
					),
				],
				connections: { Start: link('First'), First: link('Second') },
				pinData: { Start: items.slice(0, 3) },
			});
			assert.equal(result.status, 'success', result.error?.message ?? '');
			assert.deepEqual(
				result.node('Second').outputs[0]?.map(({ json }) => json.to),
				phones.slice(0, 3),
			);
		});
	});
};
