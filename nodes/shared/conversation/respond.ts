import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { usualWords } from '../form/conversation';
import { asObject } from '../lib/data';
import { runParameter } from './link';
import { pageHeaders, questionPage, sentencePage } from './page';
import type { Question } from './question';
import { waitingQuestion } from './stored';

const webhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'GET',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

/** What n8n calls while an execution waits: to open the page, and to send its form. */
export const responseWebhooks: IWebhookDescription[] = [
	webhook,
	{ ...webhook, httpMethod: 'POST' },
];

/** What the editor shows at a waiting node. */
export const waitingTooltip =
	'={{ $parameter["operation"] === "sendAndWait" ? "Execution continues after the response" : "" }}';

/** A page that leaves the execution waiting. */
function show(context: IWebhookFunctions, status: number, html: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status).set(pageHeaders).send(html);
	return { noWebhookResponse: true };
}

/** A page that n8n sends when it has resumed the execution. */
function resume(
	context: IWebhookFunctions,
	{ words, message }: Question,
	said: IDataObject,
): IWebhookResponseData {
	context.getResponseObject().set(pageHeaders);
	const data = { ...said, respondedAt: new Date().toISOString() };
	const json = { data, ...(message ? { message } : {}) };
	return {
		webhookResponse: sentencePage({ words }, words.receivedText),
		workflowData: [[{ json, pairedItem: { item: 0 } }]],
	};
}

/** What the form says; undefined when it says nothing that was asked for. */
function responseIn({ buttons }: Question, form: unknown): IDataObject | undefined {
	const { response, text } = asObject(form) ?? {};
	if (buttons) {
		if (response === 'approve') return { approved: true };
		if (response === 'decline' && buttons.decline !== undefined) return { approved: false };
		return undefined;
	}
	const said = typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim() : '';
	return said === '' ? undefined : { text: said };
}

/** Only the form decides: phones and scanners open links by themselves. */
function answer(context: IWebhookFunctions): IWebhookResponseData {
	const question = waitingQuestion(context);
	const { method } = context.getRequestObject();
	const run = asObject(context.getQueryData())?.[runParameter] ?? '0';
	if (!question || question.run !== run) {
		const words = question?.words ?? usualWords;
		return show(context, 410, sentencePage({ words }, words.closedText));
	}
	if (method !== 'POST') return show(context, 200, questionPage(question));
	const said = responseIn(question, context.getBodyData());
	return said ? resume(context, question, said) : show(context, 422, questionPage(question));
}

/**
 * What a node does when its link is opened, or its form is sent. Never throws: n8n would end the
 * execution with the error, and the question would have no response.
 */
export async function respond(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return answer(context);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		try {
			context.logger.error(`"${context.getNode().name}" could not show its page: ${why}`);
			const says = 'The page could not be shown. Open the link again in a moment.';
			return show(context, 500, sentencePage({ words: usualWords }, says));
		} catch {
			return { noWebhookResponse: true };
		}
	}
}
