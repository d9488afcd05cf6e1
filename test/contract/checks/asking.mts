import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RunResult } from '../../../sandbox/engine/engine.mts';
import { first, jsonOf, type Performance, type Stage } from '../stage.mts';
import { offered } from '../offered.mts';
import type { OperationFixture } from '../types.mts';
import type { Check } from './check.mts';

const QUESTION = 'May I?';
const SIGNED = /\nhttp:\/\/127\.0\.0\.1:5678\/webhook-waiting\/\d+\/[\w-]+\?signature=[\da-f]{64}$/;

/** What the phone received last, and the link at its end. */
function received(stage: Stage): { text: string; link: string } {
	const text = stage.simulator.ledger.at(-1)?.text ?? '';
	assert.match(text, SIGNED);
	return { text, link: text.slice(text.lastIndexOf('\n') + 1) };
}

const messageOf = (result: RunResult, output = 0): IDataObject =>
	first(jsonOf(result, output))['message'] as IDataObject;

/** Send and Wait for Response: a send whose text ends with a link, and a wait. */
export const asking: Check = (fixture, stage) => {
	if (!offered(fixture.provider, { resource: 'message', operation: 'sendAndWait' })) return;
	const send = first(
		fixture.operations.filter(
			({ resource, operation }) => resource === 'message' && operation === 'send',
		),
	);
	const parameters: INodeParameters = {
		...send.parameters,
		to: fixture.phone(1).typed,
		message: QUESTION,
		// Some make the provider add words of its own at the end.
		options: {},
		approvalOptions: { values: { approvalType: 'double' } },
	};
	const question: OperationFixture = { ...send, operation: 'sendAndWait', parameters };
	const ask = async (how: Performance = {}): Promise<RunResult> => await stage().run(question, how);
	const refusal = first(
		send.refusals.filter(({ submission, status }) => submission === undefined && status < 500),
	);

	describe('asks, and waits for the response', () => {
		test('makes the request of a send whose text ends with a signed link, and waits', async () => {
			const waiting = await ask();
			assert.equal(waiting.status, 'waiting', waiting.error?.message ?? '');
			const { text: message } = received(stage());
			assert.ok(message.startsWith(`${QUESTION}\n`));
			await stage().run(send, { parameters: { ...parameters, message } });
			const [asked, sent, ...more] = stage().requests;
			assert.ok(asked && sent && more.length === 0);
			assert.equal(stage().line(asked), stage().line(sent));
			// One provider is told the time.
			const timeless = (body: string) => body.replace(/\d\d:\d\d:\d\d/, 'now');
			assert.equal(timeless(asked.body), timeless(sent.body));
		});

		test('waits on while the page is opened, and continues with the response', async () => {
			const waiting = await ask();
			const { link } = received(stage());
			const opened = await stage().engine.visit(waiting, { method: 'GET', url: link });
			assert.deepEqual([opened.page.status, opened.resumed], [200, undefined]);
			assert.match(opened.page.html, /May I\?/);
			const form = { response: 'decline' };
			const { resumed } = await stage().engine.visit(waiting, { method: 'POST', url: link, form });
			assert.equal(resumed?.status, 'success');
			const [item] =
				Object.values(resumed.run.data.resultData.runData).at(-1)?.at(-1)?.data?.['main']?.[0] ??
				[];
			const { data, message } = (item?.json ?? {}) as Record<string, IDataObject>;
			assert.equal(data?.['approved'], false);
			assert.equal(message?.['submission'], 'accepted');
			assert.equal(message['to'], fixture.phone(1).to);
			assert.equal(stage().requests.length, 1);
		});

		test('fails as a send does when the provider rejects it, and does not wait', async () => {
			const { status, body, failure } = refusal;
			const refuse = () => stage().answer([{ status, body }]);
			refuse();
			assert.equal((await ask()).status, 'error');
			refuse();
			const going = await ask({ onError: 'continueRegularOutput' });
			assert.equal(going.status, 'success');
			const message = messageOf(going);
			assert.equal(message['submission'], 'rejected');
			assert.equal((message['failure'] as IDataObject)['kind'], failure.kind);
			refuse();
			const branching = await ask({ onError: 'continueErrorOutput' });
			assert.equal(branching.status, 'success');
			assert.deepEqual(jsonOf(branching), []);
			const { error, details } = first(jsonOf(branching, 1));
			assert.match(String(error), failure.message);
			assert.equal(((details as IDataObject)['message'] as IDataObject)['submission'], 'rejected');
		});

		test('waits when it may have been sent, says so, and never sends it again', async () => {
			const { provider } = fixture;
			stage().simulator.script({ provider, fault: 'reset after acting' });
			const waiting = await ask({ retryOnFail: true });
			assert.equal(waiting.status, 'waiting', waiting.error?.message ?? '');
			assert.equal(messageOf(waiting)['submission'], 'unknown');
			assert.match(JSON.stringify(waiting.hints), /waits for the response all the same/);
			assert.equal(stage().simulator.ledger.length, 1);
			const form = { response: 'approve' };
			const url = received(stage()).link;
			const { resumed } = await stage().engine.visit(waiting, { method: 'POST', url, form });
			assert.equal(resumed?.status, 'success');
			assert.equal(stage().requests.length, 1);
		});

		test('asks once more when a retry follows a refusal, with a link that works', async () => {
			stage().answer([{ status: refusal.status, body: refusal.body }]);
			const waiting = await ask({ retryOnFail: true });
			assert.equal(waiting.status, 'waiting', waiting.error?.message ?? '');
			assert.equal(stage().requests.length, 2);
			assert.equal(stage().simulator.ledger.length, 1);
			const url = received(stage()).link;
			const { page } = await stage().engine.visit(waiting, { method: 'GET', url });
			assert.equal(page.status, 200);
		});

		test('counts the segments with the link in a dry run, and does not wait', async () => {
			const result = await ask({
				parameters: { message: QUESTION.repeat(15), options: { dryRun: true } },
			});
			assert.equal(result.status, 'success', result.error?.message ?? '');
			assert.equal(stage().requests.length, 0);
			const { submission, preview, segments } = messageOf(result);
			const { text, segments: counted } = preview as IDataObject;
			assert.equal(submission, 'notSent');
			assert.match(String(text), SIGNED);
			assert.deepEqual([segments, counted], [2, 2]);
			assert.match(JSON.stringify(result.hints), /1 message has 2 segments, link included/);
		});

		const SEVERAL: Record<string, Performance> = {
			'two numbers': { parameters: { to: `${fixture.phone(1).typed}, ${fixture.phone(2).typed}` } },
			'two items': { items: [{}, {}] },
		};
		for (const [what, how] of Object.entries(SEVERAL)) {
			test(`refuses ${what}, and says to use a loop`, async () => {
				const result = await ask(how);
				assert.equal(result.status, 'error');
				assert.match(result.error?.message ?? '', /2 recipients.* use a Loop Over Items node/);
				assert.equal(stage().requests.length, 0);
			});
		}
	});
};
