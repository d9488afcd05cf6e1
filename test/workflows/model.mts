import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The part of a chat request that the script, and the checks, look at. */
interface ChatRequest {
	messages: { role: string; content: unknown }[];
	tools?: { function: { name: string; parameters: { properties: object } } }[];
}

/** What the model makes of what it is asked. */
export interface Lines {
	/** With these it calls the first tool that it is offered. */
	toolArguments: object;
	/** This it says when it has the tool's result. */
	verdict: string;
}

/** A language model that says what it was told to. */
export interface Model {
	readonly url: string;
	/** What it was asked, oldest first. */
	readonly requests: readonly ChatRequest[];
	close(): Promise<void>;
}

/** A server on loopback that speaks as much of OpenAI's chat API as an agent needs. */
export async function createModel(lines: Lines): Promise<Model> {
	const requests: ChatRequest[] = [];
	const server = createServer(async (request, response) => {
		const asked = JSON.parse(await text(request)) as ChatRequest;
		requests.push(asked);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answer(asked, lines)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function answer({ messages, tools = [] }: ChatRequest, lines: Lines): object {
	const isDone = messages.some(({ role }) => role === 'tool');
	const call = { name: tools[0]?.function.name, arguments: JSON.stringify(lines.toolArguments) };
	const message = isDone
		? { role: 'assistant', content: lines.verdict }
		: {
				role: 'assistant',
				content: null,
				tool_calls: [{ id: 'call_1', type: 'function', function: call }],
			};
	return {
		id: 'chat_1',
		object: 'chat.completion',
		created: 1,
		model: 'scripted',
		choices: [{ index: 0, finish_reason: isDone ? 'stop' : 'tool_calls', message }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
