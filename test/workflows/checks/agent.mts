import assert from 'node:assert/strict';
import { it } from 'node:test';

import { AGENT, MODEL_CREDENTIAL, outputOf, type Stage } from '../stage.mts';

const WORKFLOW = 'smsExample000008';

/** An AI agent that uses a node as its tool. */
export function agent(stage: () => Stage): void {
	it('sends what the model asks the tool to send, once, and tells the model what became of it', async () => {
		const { model, api } = stage();
		const credentials = { openAiApi: MODEL_CREDENTIAL };
		await api.edit(WORKFLOW, (node) =>
			node.name === 'The Model' ? { ...node, credentials } : node,
		);
		const execution = await stage().execute(WORKFLOW, 'Try It');
		const { phone, text } = AGENT.toolArguments;
		const received = stage().received('smsScheduler', phone);
		assert.deepEqual(
			received.map((entry) => entry.text),
			[text],
		);
		assert.deepEqual(outputOf(execution, 'The Assistant'), [{ output: AGENT.verdict }]);

		const [asked, told, ...more] = model.requests;
		assert.deepEqual(more, []);
		const tool = asked?.tools?.[0]?.function;
		assert.deepEqual(Object.keys(tool?.parameters.properties ?? {}).sort(), ['phone', 'text']);
		assert.ok(asked?.messages.some(({ content }) => /parcel/.test(JSON.stringify(content))));
		const result = told?.messages.find(({ role }) => role === 'tool');
		assert.match(JSON.stringify(result?.content), /accepted/);
	});

	it('with Retry on Fail, and a provider that breaks off after it acted, it still sends once', async () => {
		const { model, api, simulator } = stage();
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		await api.edit(WORKFLOW, (node) =>
			node.type.startsWith('n8n-nodes-sms-gateways.') ? { ...node, ...retry } : node,
		);
		const { phone } = AGENT.toolArguments;
		const before = stage().received('smsScheduler', phone).length;
		simulator.script({ provider: 'smsScheduler', fault: 'reset after acting' });
		await stage().execute(WORKFLOW, 'Try It');
		assert.equal(stage().received('smsScheduler', phone).length - before, 1);
		const told = model.requests.at(-1)?.messages.find(({ role }) => role === 'tool');
		assert.match(JSON.stringify(told?.content), /unknown/);
	});
}
