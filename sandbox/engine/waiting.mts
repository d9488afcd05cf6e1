import type {
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import type { N8n } from './n8n.mts';
import type { NodeCatalogue } from './nodes.mts';
import type { WorkflowResult } from './types.mts';

/** What a browser asks of a waiting execution: to open a page, or to send its form. */
export interface PageRequest {
	method: 'GET' | 'POST';
	/** The link, with its query. */
	url: string;
	form?: IDataObject;
}

/** A page as a browser gets it; the names of headers are in lower case. */
export interface ShownPage {
	status: number;
	headers: Record<string, string>;
	html: string;
}

/** A page, and what became of the execution, unless it goes on waiting. */
export interface Visited {
	page: ShownPage;
	resumed?: WorkflowResult;
}

/** What the node made of a request: a page, and the items with which the execution goes on. */
interface Responded {
	page: ShownPage;
	/** Absent where the execution goes on waiting. */
	items: INodeExecutionData[][] | undefined;
	data: IRunExecutionData;
}

/** The stored record of a waiting execution, as n8n reads it after a restart. */
export function storedData(run: IRun): IRunExecutionData {
	return JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
}

/** As n8n readies a waiting execution that is called: the node is done, whatever comes of it. */
function readyToResume(data: IRunExecutionData): string {
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.waitTill;
	runData[lastNodeExecuted]?.pop();
	const waiting = data.executionData?.nodeExecutionStack[0];
	if (waiting === undefined) throw new Error('The execution does not wait');
	waiting.node.disabled = true;
	return lastNodeExecuted;
}

/** The part of an Express response that nodes use. */
class PageResponse {
	readonly page: ShownPage = { status: 200, headers: {}, html: '' };

	status(code: number): this {
		this.page.status = code;
		return this;
	}

	set(headers: Record<string, string>): this {
		for (const [name, value] of Object.entries(headers)) {
			this.page.headers[name.toLowerCase()] = value;
		}
		return this;
	}

	send(html: string): this {
		this.page.html = html;
		return this;
	}
}

/** An execution that waits. */
interface Waiting {
	workflow: Workflow;
	run: IRun;
	additionalData: IWorkflowExecuteAdditionalData;
}

/**
 * A browser opens the page of a waiting execution, or sends its form.
 * @param goOn resumes the execution
 */
export async function visit(
	n8n: N8n,
	catalogue: NodeCatalogue,
	waiting: Waiting,
	request: PageRequest,
	goOn: (from: IRunExecutionData) => Promise<WorkflowResult>,
): Promise<Visited> {
	const { page, items, data } = await callWaiting(n8n, catalogue, waiting, request);
	return items === undefined ? { page } : { page, resumed: await goOn(data) };
}

/** Calls the webhook of the node for which an execution waits, as n8n's route does. */
async function callWaiting(
	{ core }: N8n,
	catalogue: NodeCatalogue,
	run: Waiting,
	{ method, url, form = {} }: PageRequest,
): Promise<Responded> {
	const { workflow, additionalData } = run;
	const data = storedData(run.run);
	const node = workflow.getNode(readyToResume(data));
	if (node === null) throw new Error('The node that waits is not in the workflow');
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const response = new PageResponse();
	const query = Object.fromEntries(new URL(url).searchParams);
	const request = { method, query, body: form, headers: {}, url };
	Object.assign(additionalData, { httpRequest: request, httpResponse: response });
	const description = type.description.webhooks?.find(({ httpMethod }) => httpMethod === method);
	const webhookData = { webhookDescription: description } as unknown as IWebhookData;
	const context = new core.WebhookContext(
		workflow,
		node,
		additionalData,
		run.run.mode,
		webhookData,
		[],
		data,
	);
	const answer = await workflow.expression.withIsolate(
		async () => await type.webhook?.call(context as IWebhookFunctions),
	);
	const { webhookResponse, workflowData: items } = answer ?? {};
	if (typeof webhookResponse === 'string') response.send(webhookResponse);
	const stack = data.executionData?.nodeExecutionStack;
	if (items !== undefined && stack?.[0]) stack[0].data.main = items;
	return { page: response.page, items, data };
}
