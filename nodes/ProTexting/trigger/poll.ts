import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';

import { Unreadable } from '../../shared/contract/response';
import { counted } from '../../shared/lib/counted';
import { asObject } from '../../shared/lib/data';
import { redactor } from '../../shared/lib/redactor';
import { inquire, unreadableAnswer, type Inquiry } from '../../shared/lists/inquiry';
import { InvalidInput, advice } from '../../shared/result/failure';
import { pageRequest } from '../pages';
import { protexting } from '../provider';
import { deliveryChanged } from './deliveryChanged';
import type { PolledEvent } from './event';
import { messageReceived } from './messageReceived';
import { most, narrow } from './history';
import type { Trouble } from './pageReader';
import { keeping } from './pollState';

/** The event that the user chose, and all that it needs. @throws InvalidInput */
function eventOf(context: IPollFunctions, { account, ask }: Inquiry): PolledEvent {
	const make =
		context.getNodeParameter('event') === 'deliveryChanged' ? deliveryChanged : messageReceived;
	return make({
		account,
		field: (name) => context.getNodeParameter(name, ''),
		options: asObject(context.getNodeParameter('options', {})) ?? {},
		list: (path) => async (page, query) =>
			await ask(pageRequest(account, path, page, query), { absentIsAnswer: page > 1 }),
	});
}

/** What the editor's test shows; it keeps nothing. */
async function latestOf(context: IPollFunctions, event: PolledEvent): Promise<IDataObject[]> {
	const latest = await event.latest();
	if (latest) return [latest];
	throw new NodeOperationError(context.getNode(), event.nothingYet);
}

/** What happened since the last poll of the same event, question and account. */
async function newsOf(
	context: IPollFunctions,
	event: PolledEvent,
	{ account }: Inquiry,
): Promise<IDataObject[]> {
	const credential = context.getNode().credentials?.[protexting.credential]?.id;
	const of = [credential, account.baseUrl, account.zone, event.question];
	const name = String(context.getNodeParameter('event'));
	const { before, keep } = keeping(context.getWorkflowStaticData('node'), name, of);
	const { items, kept, trouble } = await event.news(before);
	if (!keep(kept)) return [];
	const says = inWords(trouble);
	if (says !== '') {
		context.logger.warn(`The node "${context.getNode().name}" polled ProTexting: ${says}`);
	}
	return items;
}

/** What could not be read, for n8n's log: counts alone, since a record may contain anything. */
function inWords({ skipped, undated, broken, isCut }: Trouble): string {
	const says = [
		skipped > 0 ? `${counted(skipped, 'record')} can't be read and won't start the workflow` : '',
		undated > 0
			? `${counted(undated, 'record')} ${undated === 1 ? 'has' : 'have'} no readable date, so the node treats ${undated === 1 ? 'it' : 'them'} as received now`
			: '',
		broken > 0 ? `${counted(broken, 'page')} can't be read, so the next poll tries again` : '',
		isCut === true
			? `there are more than ${counted(most, 'message')} to track, so the older ones won't start the workflow. ${narrow}`
			: '',
	];
	return says.filter((one) => one !== '').join('. ');
}

/** What went wrong, as n8n shows it; nothing of the poll is kept. */
function troubleOf(context: IPollFunctions, error: unknown): unknown {
	const node = context.getNode();
	if (error instanceof Unreadable) return unreadableAnswer(node, error.message);
	if (!(error instanceof InvalidInput)) return error;
	return new NodeOperationError(node, error.message, { description: advice.invalidInput });
}

/**
 * One poll of the node's event: the items that start the workflow; null when there are none.
 * @throws NodeOperationError that says why the provider could not be asked; the next poll finds
 * what this one missed
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const inquiry = await inquire(context, protexting, false);
	const isTest = context.getMode() === 'manual';
	try {
		const event = eventOf(context, inquiry);
		const items = await (isTest ? latestOf(context, event) : newsOf(context, event, inquiry));
		if (items.length === 0) return null;
		const hide = redactor(inquiry.account.secrets, protexting.hiddenFields);
		return [hide(items).map((json) => ({ json }))];
	} catch (error) {
		throw troubleOf(context, error);
	}
}
