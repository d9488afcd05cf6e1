import type {
	IDataObject,
	IHookFunctions,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { asText } from '../lib/data';
import { omit } from '../lib/omit';
import { redactor } from '../lib/redactor';
import { queryOf, readCall, type CallRequest } from './call';
import { CallFields } from './callFields';
import { messagesOf, type CalledMessage } from './messages';
import { onceEach } from './onceEach';
import { receivedMessage, type ReceivedFacts } from './received';
import { isSecret } from './secret';
import { readSettings, type InboundSettings } from './settings';

/** What a provider's call tells. */
interface Told extends Omit<ReceivedFacts, 'raw'> {
	/** Further facts that the provider documents. */
	more?: IDataObject;
}

/** What is true of a provider that calls. */
export interface Caller {
	/** As it comes out in `provider`. */
	name: string;
	/** Reads a call; undefined when the user wants none of its kind. */
	read(fields: CallFields, settings: InboundSettings): Told | undefined;
}

/**
 * The node's URL. n8n shows what `path` says behind its own id for the node, so that a user copies
 * it with the secret in it. Every call to the node comes in, whatever its secret: a part with a
 * colon stands for any, and what follows the question mark takes no part in finding the node. The
 * end of n8n's id is in it because n8n takes no two nodes with the same path.
 */
export const webhook: IWebhookDescription = {
	name: 'default',
	httpMethod: '={{ ["POST", "GET", "PUT", "PATCH"] }}',
	path: '=:sms-{{ $webhookId.slice(-8) }}?key={{ encodeURIComponent($parameter["secret"]) }}',
	// Without it, n8n would look for the colon as it is.
	isFullPath: true,
	responseMode: 'onReceived',
	responseData: 'noData',
};

/**
 * A person enters the URL at the provider, and takes it away: there is no call for it. What can be
 * checked before is whether the node is set up.
 */
export const lifecycle = {
	async checkExists(): Promise<boolean> {
		return false;
	},
	async create(this: IHookFunctions): Promise<boolean> {
		readSettings(this);
		return true;
	},
	async delete(): Promise<boolean> {
		return true;
	},
};

/** Tells the caller nothing but that, and n8n's log which. */
function refuse(context: IWebhookFunctions, why: string): IWebhookResponseData {
	context.logger.warn(`"${context.getNode().name}" refused a call: ${why}`);
	const response = context.getResponseObject();
	response.status(403).type('text/plain').send('Forbidden');
	return { noWebhookResponse: true };
}

/** Hides the secret; the query, which all messages of a call may have, once for all of them. */
function hiding({ secret }: InboundSettings): <T>(value: T) => T {
	const hide = redactor([secret]);
	const ofObject = onceEach((value: object) => hide(value));
	return <T>(value: T) =>
		(typeof value === 'object' && value !== null ? ofObject(value) : hide(value)) as T;
}

/** One item, or undefined when a message doesn't start the workflow. */
function itemOf(
	caller: Caller,
	called: CalledMessage,
	settings: InboundSettings,
	hide: <T>(value: T) => T,
): IDataObject | undefined {
	const told = caller.read(new CallFields(called.read), settings);
	if (!told) return undefined;
	const { more, ...facts } = told;
	const { raw } = called;
	const message = receivedMessage(caller.name, { ...facts, raw }, settings);
	if (settings.isIgnored(message.from)) return undefined;
	const { method, query, body } = raw;
	const shown = { method: hide(method), query: hide(query), body: hide(body) };
	return { ...hide({ ...omit(message, 'raw'), ...more }), raw: shown };
}

/**
 * The way of one call: who it is from, what it says, one item for each message. The response is
 * empty and comes at once, since a switchboard holds its calls until it has it (Enswitch, "Events").
 */
export async function receive(
	context: IWebhookFunctions,
	caller: Caller,
): Promise<IWebhookResponseData> {
	const settings = readSettings(context);
	const request: CallRequest = context.getRequestObject();
	const isKnown = isSecret(asText(queryOf(request).key) ?? '', settings.secret);
	if (!settings.isAllowed(request.ip)) return refuse(context, `${request.ip} is not allowed`);
	if (!isKnown) return refuse(context, 'its secret is wrong or missing');
	const hide = hiding(settings);
	const items = messagesOf(readCall(request)).flatMap((called) => {
		const json = itemOf(caller, called, settings, hide);
		return json ? [{ json }] : [];
	});
	context.getResponseObject().type('text/plain');
	const answer: IWebhookResponseData = { webhookResponse: '' };
	return items.length > 0 ? { ...answer, workflowData: [items] } : answer;
}
