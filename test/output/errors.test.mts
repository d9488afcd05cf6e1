import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import { contextOf, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

const oneByOne = (options: INodeParameters = {}) => ({
	to: toPhone,
	options: { batchSize: 1, concurrency: 1, ...options },
});

/** The text that a person reads below the error's title. */
const account = (result: RunResult) => result.error?.description ?? '';

/** Lets so many messages through, and answers the next with a failure. */
function failAfter(accepted: number, error: string): void {
	const { simulator } = bench();
	simulator.script({ provider: 'smsScheduler', delayMs: 1, times: accepted });
	simulator.script({ provider: 'smsScheduler', error });
}

describe('Stop on an error, after messages were accepted', () => {
	test('shows the first 20 ids and how many more there are; all stand in the context', async () => {
		failAfter(23, 'serverError');
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(24),
			parameters: oneByOne(),
		});
		assert.equal(result.status, 'error');
		const ids = Array.from({ length: 23 }, (_, n) => String(7_000_001 + n));
		const shownIds = `IDs at the provider: ${ids.slice(0, 20).join(', ')} and 3 more.`;
		assert.ok(account(result).endsWith(`In this execution: 23 accepted, 1 unknown. ${shownIds}`));
		const kept = contextOf(result, 'smsAccount');
		assert.deepEqual(kept, { accepted: 23, rejected: 0, unknown: 1, notSent: 0, ids });
	});

	test('of 20 ids shows them all', async () => {
		failAfter(20, 'serverError');
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(21),
			parameters: oneByOne(),
		});
		assert.match(account(result), /7000020\.$/);
		assert.doesNotMatch(account(result), /and \d+ more/);
	});

	test('says so without ids where the provider gives none', async () => {
		const { simulator } = bench();
		simulator.script({ provider: 'enswitch', delayMs: 1 });
		simulator.script({ provider: 'enswitch', error: 'serverError' });
		const result = await bench().run('enswitch', 'message.send', {
			items: phones(2),
			parameters: { to: toPhone, options: { concurrency: 1 } },
		});
		assert.match(account(result), /In this execution: 1 accepted, 1 unknown\.$/);
	});
});

describe('Stop on an error', () => {
	const ofTheAccount = { senderId: 'the sender', unauthorized: 'the credential' };
	for (const [error, name] of Object.entries(ofTheAccount)) {
		test(`that concerns ${name} ends the run at once`, async () => {
			failAfter(1, error);
			const result = await bench().run('smsScheduler', 'message.send', {
				items: phones(5),
				parameters: oneByOne(),
			});
			assert.equal(result.error?.context?.itemIndex, 1);
			assert.match(account(result), /1 accepted, 4 rejected/);
			assert.equal(bench().requests.length, 2);
		});
	}

	for (const [provider, error] of [
		['proTexting', 'notEnoughCredits'],
		['proTexting', 'appNotActivated'],
		['enswitch', 'roleDenied'],
	] as const) {
		test(`such as ${error} ends the run at once`, async () => {
			bench().simulator.script({ provider, error });
			const result = await bench().run(provider, 'message.send', {
				items: phones(3),
				parameters: { to: toPhone, options: { concurrency: 1 } },
			});
			assert.match(account(result), /Nothing was sent\.$/);
			assert.equal(bench().requests.length, 1);
		});
	}

	test('that concerns one recipient lets the others go', async () => {
		failAfter(1, 'phoneNumbers');
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(5),
			parameters: oneByOne(),
		});
		assert.equal(result.error?.context?.itemIndex, 1);
		assert.match(account(result), /4 accepted, 1 rejected/);
		assert.equal(bench().simulator.ledger.length, 4);
	});

	test('that concerns the sender is met once, and every message of the sender has it', async () => {
		bench().simulator.script({ provider: 'smsScheduler', error: 'senderId', times: 3 });
		const result = await bench().run('smsScheduler', 'message.send', {
			items: phones(3),
			parameters: oneByOne(),
			onError: 'continueRegularOutput',
		});
		assert.ok(shown(result).every(({ failure }) => failure?.field === 'senderId'));
		assert.equal(bench().requests.length, 1);
	});

	test('of a question says how many came before it', async () => {
		bench().simulator.script({ provider: 'smsScheduler', answer: { body: { status: 13 } } });
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: 1 }, { id: 2 }],
			parameters: { id: '={{ $json.id }}' },
		});
		assert.match(result.error?.message ?? '', /doesn't know this ID or address.*/);
		assert.equal(result.error?.context?.itemIndex, 1);
		assert.match(account(result), /The node finished 1 item before the error\.$/);
	});

	test('of the first question says what to do, and nothing of others', async () => {
		const result = await bench().run('smsScheduler', 'message.getReport', {
			parameters: { id: 1 },
		});
		assert.match(account(result), /^Look up the reason .*, or ask the provider's support\.$/);
	});

	test('is one of the operation for wrong input, and one of the API for a refusal', async () => {
		const nameOf = async (id: number | string) => {
			const how = { parameters: { id } };
			const { thrown } = await bench().run('smsScheduler', 'message.getReport', how);
			return thrown.map((error) => (error as Error).name);
		};
		assert.deepEqual(await nameOf('x'), ['NodeOperationError']);
		assert.deepEqual(await nameOf(1), ['NodeApiError']);
	});

	test('of the input of a question asks nothing', async () => {
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: 1 }, { id: 'x' }],
			parameters: { id: '={{ $json.id }}' },
		});
		assert.match(result.error?.message ?? '', /must be a whole number, but is 'x'/);
		assert.equal(result.error?.context?.itemIndex, 1);
		assert.equal(bench().requests.length, 0);
	});

	test('of a question that continues goes to the error output with its item', async () => {
		const result = await bench().run('smsScheduler', 'message.getReport', {
			items: [{ id: 1 }, { id: 'x' }],
			parameters: { id: '={{ $json.id }}' },
			onError: 'continueErrorOutput',
		});
		const kinds = shown(result, 1).map(({ error, details }) => [!!error, details.failure?.kind]);
		assert.deepEqual(kinds, [
			[true, 'provider'],
			[true, 'invalidInput'],
		]);
	});
});

describe('A repeated text that ProTexting refuses', () => {
	const run = async (onError: 'continueRegularOutput' | 'stopWorkflow') => {
		bench().simulator.settings.proTexting.duplicateGuard = true;
		return await bench().run('proTexting', 'message.send', {
			parameters: { to: phone(0) },
			onError,
		});
	};

	test('is held back, not failed', async () => {
		await run('continueRegularOutput');
		const result = await run('stopWorkflow');
		assert.equal(result.status, 'success');
		assert.deepEqual(
			shown(result).map(({ submission, reason }) => [submission, reason]),
			[['notSent', 'duplicate']],
		);
		assert.equal(bench().simulator.ledger.length, 1);
	});
});
