import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowResult } from '../../sandbox/engine/engine.mts';
import { INPUT_NODE } from '../../sandbox/engine/engine.mts';
import { phone, shown, useBench, only } from '../support/support.mts';

const bench = useBench();

/** Messages that look alike to the memory of Retry on Fail, and are not the same. */
const same: INodeParameters = {
	resource: 'message',
	operation: 'send',
	senderId: 123,
	to: phone(0),
	message: 'Hello',
};

interface Settings extends Partial<INode> {
	parameters?: INodeParameters;
}

function node(name: string, settings: Settings = {}): INode {
	const credential = bench().engine.addCredential(
		'smsSchedulerApi',
		bench().credential('smsScheduler'),
	);
	return {
		id: name,
		name,
		type: 'n8n-nodes-sms-gateways.smsScheduler',
		typeVersion: 1,
		position: [0, 0],
		parameters: same,
		credentials: { smsSchedulerApi: credential },
		...settings,
	};
}

const plain = (name: string, type: string): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/** `from` to nodes, output by output. */
function connect(wires: Record<string, string[][]>): IConnections {
	return Object.fromEntries(
		Object.entries(wires).map(([from, outputs]) => [
			from,
			{
				main: outputs.map((targets) =>
					targets.map((target) => ({ node: target, type: 'main' as const, index: 0 })),
				),
			},
		]),
	);
}

async function run(nodes: INode[], wires: Record<string, string[][]>): Promise<WorkflowResult> {
	return await bench().engine.runWorkflow({
		nodes: [plain(INPUT_NODE, 'n8n-nodes-base.manualTrigger'), ...nodes],
		connections: connect({ [INPUT_NODE]: [nodes.slice(0, 2).map(({ name }) => name)], ...wires }),
		pinData: { [INPUT_NODE]: [{}] },
		startNode: INPUT_NODE,
	});
}

const retries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;
const received = (): number => bench().simulator.ledger.length;

/** The n-th request is taken, and its answer is lost. */
function loseAnswer(nth: number): void {
	const { simulator } = bench();
	if (nth > 1) simulator.script({ provider: 'smsScheduler', delayMs: 0, times: nth - 1 });
	simulator.script({ provider: 'smsScheduler', fault: 'reset after acting' });
}

describe('Messages that look alike are each sent once, with Retry on Fail too', () => {
	for (const lost of [1, 2]) {
		test(`by one node that two branches lead to; answer ${lost} is lost`, async () => {
			loseAnswer(lost);
			const result = await run(
				[
					plain('Left', 'n8n-nodes-base.noOp'),
					plain('Right', 'n8n-nodes-base.noOp'),
					node('Send', { ...retries, onError: 'continueErrorOutput' }),
				],
				{ Left: [['Send']], Right: [['Send']] },
			);
			assert.equal(result.status, 'success', result.error?.message ?? '');
			assert.equal(received(), 2);
			assert.equal(bench().requests.length, 2);
		});

		test(`by two nodes of one type; answer ${lost} is lost`, async () => {
			loseAnswer(lost);
			const settings = { ...retries, onError: 'continueErrorOutput' } as const;
			await run([node('One', settings), node('Other', settings)], {});
			assert.equal(received(), 2);
			assert.equal(bench().requests.length, 2);
		});
	}

	test('by one item that names a phone twice: one phone, one message', async () => {
		loseAnswer(1);
		const failed = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: `${phone(0)}, ${phone(0)}`, options: { concurrency: 1 } },
			retryOnFail: true,
		});
		assert.equal(failed.status, 'error');
		assert.match(failed.error?.description ?? '', /1 unknown, 1 held back as a duplicate/);
		await bench().engine.retry(failed);
		assert.equal(received(), 1);
		assert.equal(bench().requests.length, 1);
	});

	test('by the rounds of a loop, whose first round was refused', async () => {
		bench().simulator.script({ provider: 'smsScheduler', fault: 'HTTP 400' });
		const send = node('Send', { onError: 'continueErrorOutput' });
		const result = await run([send], { Send: [[], ['Send']] });
		assert.equal(result.node('Send').tries, 2);
		assert.equal(received(), 1);
	});

	test('by the rounds of a loop, whose first round was taken: the second is asked for anew', async () => {
		loseAnswer(1);
		const send = node('Send', { onError: 'continueErrorOutput' });
		const result = await run([send], { Send: [[], ['Send']] });
		assert.equal(result.node('Send').tries, 2);
		assert.equal(received(), 2, 'once for each round');
	});
});

describe('As the tool of an AI agent', () => {
	interface Context {
		prototype: { isToolExecution(): boolean };
	}
	const { ExecuteContext } = createRequire(import.meta.url)('n8n-core') as {
		ExecuteContext: Context;
	};

	/** Runs a node as n8n does for an agent, which tries again what throws. */
	async function asTool<T>(act: () => PromiseLike<T>): Promise<T> {
		const { prototype } = ExecuteContext;
		const { isToolExecution } = prototype;
		prototype.isToolExecution = () => true;
		try {
			return await act();
		} finally {
			prototype.isToolExecution = isToolExecution;
		}
	}
	const send = async () =>
		await asTool(() =>
			bench().run('smsScheduler', 'message.send', {
				parameters: { to: phone(0) },
				retryOnFail: true,
			}),
		);

	test('a lost answer is a result and no error, so that nobody tries again', async () => {
		loseAnswer(1);
		const result = await send();
		assert.equal(only(result).submission, 'unknown');
		assert.equal(result.tries, 1);
		assert.equal(received(), 1);
	});

	test('what was refused is an error, and may be tried again', async () => {
		bench().simulator.script({ provider: 'smsScheduler', fault: 'HTTP 400' });
		const result = await send();
		assert.deepEqual(
			shown(result).map(({ submission }) => submission),
			['accepted'],
		);
		assert.equal(result.tries, 2);
		assert.equal(received(), 1);
	});
});
