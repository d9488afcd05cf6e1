import type { Answer, JsonObject } from '../../types.mts';
import type { Group, InboxMessage, Keyword, Sender, Template } from './account.mts';
import { failHttp, reply, replyObject, replyPage, type Call } from './call.mts';
import { inOrder, newestFirst, valuesOf } from './page.mts';
import { parseDate, spellDate, xmlDocument } from './wire.mts';

const NUMBER_STATUS: Readonly<Record<number, string>> = {
	0: 'Active',
	1: 'Inactive',
	301: 'Temporarily blocked.',
	302: 'Permanently blocked.',
};

const TEMPLATE_STATUS: Readonly<Record<number, string>> = {
	0: 'Pending for processing',
	1: 'Processing',
	2: 'Processed pending approval',
	3: 'Approved',
	4: 'Rejected',
	5: 'Processed Failed',
};

/** When groups, templates and numbers of the documents' examples were made or blocked. */
const CREATED = '2015-01-20 10:21:29';
const UPDATED = '2015-01-20 10:41:29';
const FIRST_BLOCKED_STATUS = 301;

/** GET credits/balance: an object; in XML the number stands between line breaks. */
export function balance(call: Call): Answer {
	const credits = call.account.credits;
	const xml = (): string =>
		xmlDocument(`\n    <AvailableCredits>\n${credits}\n</AvailableCredits> `);
	return reply(call, { AvailableCredits: credits }, { xml });
}

/** GET groups/index. */
export function groups(call: Call): Answer {
	return replyPage(call, valuesOf(call.account.groups), spellGroup);
}

/** GET groups/view?id=. */
export function group(call: Call): Answer {
	return view(call, call.account.groups.get(idOf(call)), spellGroup);
}

/** GET mms-template/index. */
export function templates(call: Call): Answer {
	return replyPage(call, valuesOf(call.account.templates), spellTemplate);
}

/** GET mms-template/view?id=. */
export function template(call: Call): Answer {
	return view(call, call.account.templates.get(idOf(call)), spellTemplate);
}

/** GET numbers/index. */
export function numbers(call: Call): Answer {
	return replyPage(call, valuesOf(call.account.senders), spellNumber);
}

/** GET numbers/view?number=. */
export function number(call: Call): Answer {
	return view(call, call.account.senders.get(call.query.get('number') ?? ''), spellNumber);
}

/** GET keyword/index: the table says Name, the example Keyword; the example is followed. */
export function keywords(call: Call): Answer {
	return replyPage(call, inOrder(call.account.keywords), spellKeyword);
}

/** GET inbox/index with its filters; a message has no id. The newest come first: a guess. */
export function inbox(call: Call): Answer {
	const { query } = call;
	const from = parseDate(query.get('FromDateReceived') ?? '');
	const to = parseDate(query.get('ToDateReceived') ?? '');
	const isWanted = (message: InboxMessage): boolean =>
		isEither(query.get('MobilePhone'), message.phone) &&
		isEither(query.get('Type_Id'), '1') &&
		isEither(query.get('Keyword_Id'), String(message.keywordId)) &&
		// The simulator's inbox has no campaigns.
		isEither(query.get('Campaign_Id'), '0') &&
		(from === undefined || message.at >= from) &&
		(to === undefined || message.at <= to);
	const rows = call.account.inbox.filter(isWanted);
	return replyPage(call, newestFirst(rows), (message) => spellInbox(call, message));
}

function isEither(wanted: string | undefined, actual: string): boolean {
	return wanted === undefined || wanted === '' || wanted === actual;
}

function idOf(call: Call): number {
	return Number(call.query.get('id') ?? NaN);
}

function view<Row>(call: Call, row: Row | undefined, spell: (row: Row) => JsonObject): Answer {
	return row === undefined ? failHttp(call, 'notFound') : replyObject(call, spell(row));
}

function spellGroup({ id, name, note, contactIds }: Group): JsonObject {
	return {
		Id: id,
		Name: name,
		Note: note,
		KeywordId: 0,
		ParentId: 0,
		DateCreated: CREATED,
		DateUpdated: UPDATED,
		PhoneNumberIds: contactIds,
	};
}

function spellTemplate({ id, name, status }: Template): JsonObject {
	return {
		Id: id,
		Name: name,
		Url: 'https://mms.protexting.com/uploads/media/46e446d800290d2922b1.jpg',
		DateCreated: CREATED,
		Status_Id: status,
		Status_Description: TEMPLATE_STATUS[status] ?? '',
	};
}

/** Number is declared a string, but stands without quotes in the example. */
function spellNumber(sender: Sender): JsonObject {
	return {
		Number: sender.number,
		Status_Id: sender.status,
		Status_Description: NUMBER_STATUS[sender.status] ?? '',
		Blocked_Date: sender.status >= FIRST_BLOCKED_STATUS ? UPDATED : null,
	};
}

function spellKeyword({ id, word, number: shortCode }: Keyword): JsonObject {
	return {
		Id: id,
		Keyword: word,
		Date_Reserved: '2015-02-10',
		Number: shortCode,
		Status_Id: 1,
		Status_Description: 'Active',
	};
}

/** The groups are those of the contact; the example's phone, no contact here, is in My Group. */
function spellInbox(call: Call, message: InboxMessage): JsonObject {
	const groupIds = call.account.contactByNumber.get(message.phone)?.groupIds ?? [100];
	return {
		MobilePhone: message.phone,
		Message: message.text,
		DateReceived: spellDate(message.at),
		AppName: message.appName,
		CampaignName: '',
		Type_Id: 1,
		Type_Description: 'SMS',
		Resource_Urls: [],
		Groups: groupIds.map((id) => ({ Id: id, Name: call.account.groups.get(id)?.name ?? '' })),
	};
}
