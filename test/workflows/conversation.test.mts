/** A question by SMS, in a real n8n: its page, its response, and what must not decide. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Execution } from './api.mts';
import { AGENT, outputOf, Stage } from './stage.mts';
import { agentWorkflow, BOSS, loopWorkflow, questionWorkflow } from './waiting.mts';

const PHONE = AGENT.toolArguments.phone;

let stage: Stage;
before(async () => {
	const toolArguments = { toolParameters: AGENT.toolArguments, hitlParameters: {} };
	stage = await Stage.open({ ...AGENT, toolArguments });
});
after(() => stage?.close());

const isWaiting = (status: string) => status === 'waiting';

/** The text that the boss received last, and the link in it. */
function asked(): { text: string; link: string } {
	const texts = stage.received('enswitch', BOSS).map((entry) => entry.text);
	const [, text = '', link = ''] = /^([^]*)\n(http\S+)$/.exec(texts.at(-1) ?? '') ?? [];
	assert.notEqual(link, '', texts.join('\n---\n'));
	return { text, link };
}

const send = async (link: string, form: Record<string, string>): Promise<Response> =>
	await fetch(link, { method: 'POST', body: new URLSearchParams(form) });

/** Executes a workflow until it waits. @returns the execution's id */
async function begin(workflow: object & { id: string }, isNew = true): Promise<string> {
	if (isNew) await stage.n8n.rest.post('/workflows', workflow);
	const id = await stage.api.execute(workflow.id, 'Start');
	const { error } = await stage.api.until(id, () => true);
	assert.equal(error, undefined);
	await stage.api.until(id, isWaiting);
	return id;
}

const ended = async (id: string): Promise<Execution> => await stage.ended(id);

describe('A question, in n8n', { timeout: 300_000 }, () => {
	const workflow = questionWorkflow('question');
	let id = '';
	let link = '';
	before(async () => {
		id = await begin(workflow);
		({ link } = asked());
	});

	test('is sent with a signed link', () => {
		assert.match(asked().text, /^Refund order \{\{ 7 \}\} <b>"now"<\/b>\?$/);
		assert.match(link, /\/webhook-waiting\/\d+\/[\w-]+\?signature=[\da-f]{64}$/);
	});

	test('has a page of its own headers, which decides nothing', async () => {
		for (const address of [link, link]) {
			const page = await fetch(address);
			assert.equal(page.status, 200);
			const policy = page.headers.get('content-security-policy') ?? '';
			assert.match(policy, /^default-src 'none'; style-src 'sha256-/);
			assert.equal(page.headers.get('cache-control'), 'no-store');
			assert.match(page.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/);
			assert.match(await page.text(), /&lt;b&gt;&quot;now&quot;&lt;\/b&gt;\?<\/p>/);
		}
		await fetch(link, { method: 'HEAD' });
		assert.equal((await stage.api.execution(id)).status, 'waiting');
	});

	test('lets nobody decide with a link that was changed', async () => {
		const changed: Record<string, string> = {
			'another signature': link.replace(/signature=./, (found) =>
				found.endsWith('0') ? 'signature=1' : 'signature=0',
			),
			'no signature': link.replace(/\?.*/, ''),
			'one more word': `${link}&n=1`,
		};
		for (const [what, address] of Object.entries(changed)) {
			assert.equal((await send(address, { response: 'approve' })).status, 401, what);
			assert.equal((await fetch(address)).status, 401, what);
		}
		assert.equal((await stage.api.execution(id)).status, 'waiting');
	});

	test('waits on while its form says nothing that was asked for', async () => {
		const response = await send(link, { response: 'perhaps' });
		assert.equal(response.status, 422);
		assert.equal((await stage.api.execution(id)).status, 'waiting');
	});

	test('still waits after n8n was killed, and continues with the response', async () => {
		await stage.n8n.killAndRestart();
		const response = await send(link, { response: 'decline' });
		assert.equal(response.status, 200);
		const page = await response.text();
		assert.match(page, /Thank you\. Your response was received/);
		assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none'/);
		const [output] = outputOf(await ended(id), 'After');
		const { order, data, message } = output as Record<string, Record<string, unknown>>;
		assert.equal(order, 7);
		assert.equal(data?.['approved'], false);
		assert.equal(message?.['submission'], 'accepted');
		assert.equal(message?.['to'], BOSS);
		assert.equal(stage.received('enswitch', BOSS).length, 1);
	});

	test('gets no second response, and says so', async () => {
		for (const response of [await fetch(link), await send(link, { response: 'approve' })]) {
			assert.match(await response.text(), /No action required|finished already/i);
		}
		const [output] = outputOf(await stage.api.execution(id), 'After');
		assert.equal((output?.['data'] as Record<string, unknown>)['approved'], false);
	});

	test('gets one response of two at the same moment', async () => {
		const again = await begin(workflow, false);
		const { link: both } = asked();
		const responses = await Promise.all([
			send(both, { response: 'approve' }),
			send(both, { response: 'decline' }),
		]);
		const pages = await Promise.all(responses.map(async (one) => await one.text()));
		assert.equal(pages.filter((page) => page.includes('was received')).length, 1, pages.join());
		const execution = await ended(again);
		assert.equal(outputOf(execution, 'After').length, 1);
	});
});

describe('Questions in a loop, in n8n', { timeout: 300_000 }, () => {
	test('have links of their own: the first one is closed when the second is asked', async () => {
		const id = await begin(loopWorkflow('loop'));
		const { link: first } = asked();
		assert.equal((await send(first, { response: 'approve' })).status, 200);
		await stage.api.until(id, isWaiting);
		const { link: second } = asked();
		assert.notEqual(first, second);
		const response = await send(first, { response: 'approve' });
		assert.equal(response.status, 410);
		assert.match(await response.text(), /already sent, or the time is over/);
		assert.equal((await stage.api.execution(id)).status, 'waiting');
		assert.equal((await send(second, { response: 'decline' })).status, 200);
		const said = outputOf(await ended(id), 'Ask } {{ "the" }} Boss');
		assert.deepEqual(
			said.map(({ data }) => (data as Record<string, unknown>)['approved']),
			[true, false],
		);
	});
});

describe("An AI agent's tool that needs approval, in n8n", { timeout: 300_000 }, () => {
	const workflow = agentWorkflow('gate');
	const texts = () => stage.received('smsScheduler', PHONE).length;

	test('is used when the person approves it', async () => {
		const id = await begin(workflow);
		const { text, link } = asked();
		const { phone, text: planned } = AGENT.toolArguments;
		assert.equal(text, `May Send_a_Text text ${phone}: ${planned}?`);
		assert.equal(texts(), 0, 'the tool is not used before');
		assert.equal((await send(link, { response: 'approve' })).status, 200);
		const execution = await ended(id);
		assert.equal(texts(), 1);
		assert.deepEqual(outputOf(execution, 'Assistant'), [{ output: AGENT.verdict }]);
		const told = stage.model.requests.at(-1)?.messages.find(({ role }) => role === 'tool');
		assert.match(JSON.stringify(told?.content), /accepted/);
	});

	test('is not used when the person declines it, and the agent is told', async () => {
		const id = await begin(workflow, false);
		assert.equal((await send(asked().link, { response: 'decline' })).status, 200);
		await ended(id);
		assert.equal(texts(), 1);
		const told = stage.model.requests.at(-1)?.messages.find(({ role }) => role === 'tool');
		assert.match(JSON.stringify(told?.content), /rejected the tool call/);
	});
});
