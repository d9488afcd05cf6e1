import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';

import type { Account } from '../shared/account';
import { asObject, asText } from '../shared/data';
import { advice, InvalidInput } from '../shared/failure';
import type { Seen } from '../shared/firstSeen';
import { keeping, type Keeping } from '../shared/keeping';
import { accountOf, load } from '../shared/load';
import { locatorValue } from '../shared/locator';
import { readOptOutWords } from '../shared/optOut';
import { readPhone } from '../shared/phone';
import type { ReceivedRules } from '../shared/received';
import { redactor } from '../shared/redact';
import { Unreadable } from '../shared/response';
import {
	changedDeliveries,
	latestDelivery,
	type AskHistory,
	type DeliveryWish,
	type Followed,
} from './deliveries';
import { inboxItem, latestMessage, newMessages, type AskInbox, type InboxFilter } from './inbox';
import { pageRequest } from './pages';
import { protexting } from './provider';

const hour = 3_600_000;

/** Hours that a message is followed, unless the user says otherwise; and at most: 90 days. */
const [usualLookBack, longestLookBack] = [72, 2160];

/** One poll: what it found, and what it keeps for the next in the node's static data. */
interface Poll {
	context: IPollFunctions;
	account: Account;
	options: IDataObject;
	/** The editor's test: shows the latest there is, and keeps nothing. */
	isTest: boolean;
	/** What the poll before kept of this question to the account; another begins anew. */
	kept: <State extends object>(question: unknown) => Keeping<State>;
}

function readFilter(context: IPollFunctions, options: IDataObject): InboxFilter {
	const keyword = asText(locatorValue(context.getNodeParameter('keyword', '')));
	const type = asText(options.messageType) ?? 'all';
	const phone = asText(options.from);
	if (keyword !== undefined && !/^\d+$/.test(keyword)) {
		throw new InvalidInput('keyword', `must be the ID of a keyword, but is '${keyword}'`);
	}
	return {
		...(phone ? { MobilePhone: readFrom(phone) } : {}),
		...(keyword ? { Keyword_Id: keyword } : {}),
		...(type === 'all' ? {} : { Type_Id: type }),
	};
}

function readFrom(phone: string): string {
	try {
		return readPhone(phone, protexting.phones, protexting.defaultCountry).wire;
	} catch (error) {
		throw error instanceof InvalidInput ? error.of('from') : error;
	}
}

async function pollInbox({
	context,
	account,
	options,
	isTest,
	kept,
}: Poll): Promise<IDataObject[]> {
	const filter = readFilter(context, options);
	const rules: ReceivedRules = {
		country: protexting.defaultCountry,
		optOutWords: readOptOutWords(options.optOutWords),
	};
	const ask: AskInbox = async (query, page) =>
		await load(context, protexting, (own) => pageRequest(own, 'inbox/index', page, query));
	const item = (raw: IDataObject) => inboxItem(raw, account, rules);
	if (isTest) {
		const latest = await latestMessage(ask, account, filter);
		return latest ? [item(latest)] : [];
	}
	const { before, keep } = kept<Seen>(filter);
	const { messages, state } = await newMessages(ask, account, filter, before);
	const items = messages.map(item);
	if (!keep(state)) return [];
	return options.onlyOptOuts === true ? items.filter(({ optOut }) => optOut) : items;
}

function readWish({ lookBack, onlyFinal }: IDataObject): DeliveryWish {
	const hours = Number(lookBack ?? usualLookBack);
	if (!(hours > 0 && hours <= longestLookBack)) {
		throw new InvalidInput(
			'lookBack',
			`must be more than 0 and at most ${longestLookBack}, but is '${String(lookBack)}'`,
		);
	}
	return { lookBack: hours * hour, onlyFinal: onlyFinal === true };
}

async function pollDeliveries({
	context,
	account,
	options,
	isTest,
	kept,
}: Poll): Promise<IDataObject[]> {
	const wish = readWish(options);
	const ask: AskHistory = async (page) =>
		await load(context, protexting, (own) => pageRequest(own, 'sent-history/single-list', page));
	const item = (found: IDataObject) => ({ provider: protexting.name, ...found });
	if (isTest) {
		const latest = await latestDelivery(ask, account);
		return latest ? [item(latest)] : [];
	}
	const { before, keep } = kept<Followed>(wish.lookBack);
	const { messages, state } = await changedDeliveries(ask, account, wish, before);
	const items = messages.map(item);
	return keep(state) ? items : [];
}

/** What went wrong, as n8n shows it; nothing of the poll is kept. */
function troubleOf(context: IPollFunctions, error: unknown): unknown {
	const node = context.getNode();
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, error.message, { description: advice.invalidInput });
	}
	if (!(error instanceof Unreadable)) return error;
	const says = `The provider answered, but ${error.message}`;
	return new NodeOperationError(node, says, { description: advice.unreadable });
}

/** What the editor says when there is nothing to build a workflow with. */
const nothingYet: Readonly<Record<string, string>> = {
	messageReceived: 'No message has arrived yet: text one of your numbers, and fetch again',
	deliveryChanged: 'No message has been sent yet: send one, and fetch again',
};

/**
 * One poll of the node's event: the items that start the workflow; null when there are none.
 * @throws NodeOperationError that says why the provider could not be asked; the next poll finds
 * what this one missed
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = String(context.getNodeParameter('event'));
	const account = await accountOf(context, protexting);
	const credential = context.getNode().credentials?.[protexting.credential]?.id;
	const whose = [credential, account.baseUrl, account.zone];
	const data = context.getWorkflowStaticData('node');
	const about: Poll = {
		context,
		account,
		options: asObject(context.getNodeParameter('options', {})) ?? {},
		isTest: context.getMode() === 'manual',
		kept: (question) => keeping(data, event, [...whose, question]),
	};
	let items: IDataObject[];
	try {
		items = await (event === 'deliveryChanged' ? pollDeliveries(about) : pollInbox(about));
	} catch (error) {
		throw troubleOf(context, error);
	}
	if (about.isTest && items.length === 0) {
		throw new NodeOperationError(context.getNode(), nothingYet[event] ?? 'There is nothing yet');
	}
	if (items.length === 0) return null;
	return [redactor(account.secrets, protexting.hiddenFields)(items).map((json) => ({ json }))];
}
