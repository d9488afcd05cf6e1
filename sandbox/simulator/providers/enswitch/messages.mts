import type { Pairs } from '../../encoding.mts';
import { toE164, type Verdict } from '../../phones.mts';
import type { Json, JsonObject, PhoneState } from '../../types.mts';
import type { World } from '../../world.mts';
import {
	addText,
	CUSTOMER_ID,
	type Account,
	type MediaFile,
	type TextMessage,
	type User,
} from './account.mts';
import { FAILURES, invalid, OK, OK_WITHOUT_DATA, type Outcome } from './errors.mts';

/** One authenticated call: what every function works on. */
export type Call = {
	readonly world: World;
	readonly account: Account;
	readonly user: User;
	readonly parameters: Pairs;
	readonly at: number;
};

export type Result = { readonly outcome: Outcome; readonly data?: Json };

const ATTACHMENT = /^(?:filename|file)(\d+)$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const SORTS = ['body', 'received', 'snumber'] as const;

/** messages/text/send: asynchronous, and gives no id. */
export function send(call: Call): Result {
	const { world, account, parameters, at } = call;
	const cnumber = parameters.get('cnumber') ?? '';
	const snumber = parameters.get('snumber') ?? '';
	const text = parameters.get('message') ?? '';
	const files = readFiles(parameters);
	const refusal =
		refuseNumbers(call, cnumber, snumber) ??
		(text === '' ? invalid('message', 'A message is required.') : undefined) ??
		refuseCustomer(parameters) ??
		('code' in files ? files : undefined) ??
		(call.user.hasTexts ? undefined : FAILURES.ratePlanDenied);
	if (refusal || 'code' in files) return { outcome: refusal ?? FAILURES.invalidInput };
	const received = Math.floor(at / 1000);
	const sent = addText(account, { received, snumber, cnumber, body: text, ...files });
	const attachments = files.files.map(({ filename }) => filename);
	const kind = attachments.length > 0 ? 'MMS' : 'SMS';
	const outgoing = { phone: phoneOf(cnumber), to: cnumber, from: snumber, text, kind } as const;
	const named = { ...outgoing, provider: 'enswitch', id: sent.uniqueid, attachments } as const;
	world.phones.deliver(named, judge, at);
	return { outcome: OK_WITHOUT_DATA };
}

/** messages/text/list: a window of time, both ends inclusive; there is no limit. */
export function list(call: Call): Result {
	const { account, parameters } = call;
	const start = readInteger(parameters, 'start', 0);
	const end = readInteger(parameters, 'end', Math.floor(call.at / 1000));
	const sort = parameters.get('sort') || 'received';
	const field = SORTS.find((name) => name === sort);
	if (start === undefined) return { outcome: invalid('start', 'Not a Unix timestamp.') };
	if (end === undefined) return { outcome: invalid('end', 'Not a Unix timestamp.') };
	if (field === undefined) return { outcome: invalid('sort', 'Unknown field to sort by.') };
	const refusal = refuseCustomer(parameters);
	if (refusal) return { outcome: refusal };
	const rows = account.texts.filter(({ received }) => received >= start && received <= end);
	if (field !== 'received') rows.sort((a, b) => (a[field] < b[field] ? -1 : 1));
	if (parameters.get('descending') === '1') rows.reverse();
	return { outcome: OK, data: rows.map(spell) };
}

/** messages/text/get, since 4.2. */
export function get(call: Call): Result {
	const text = call.account.textById.get(call.parameters.get('uniqueid') ?? '');
	if (text === undefined) return { outcome: FAILURES.notFound };
	if (call.parameters.get('get_media_files') !== '1') return { outcome: OK, data: spell(text) };
	const isBase64 = call.parameters.get('encoding') === 'base64';
	const contents = text.files.map(({ filename, base64 }) => {
		const content = isBase64 ? base64 : Buffer.from(base64, 'base64').toString('utf8');
		return [filename, content] as const;
	});
	const names = text.files.map(({ filename }) => ({ filename, mimetype: mimeTypeOf(filename) }));
	const media = { media_files_list: names, media_files_data: Object.fromEntries(contents) };
	return { outcome: OK, data: { ...spell(text), ...media } };
}

/** Beyond these, and `received` and `uniqueid`, no field of a text is documented. */
function spell({ uniqueid, received, snumber, cnumber, body }: TextMessage): JsonObject {
	return { uniqueid, received, snumber, cnumber, body };
}

/** The customer must own the sending number or telephone line. */
function refuseNumbers(call: Call, cnumber: string, snumber: string): Outcome | undefined {
	const { account, parameters } = call;
	const stype = parameters.get('stype') ?? '';
	if (!/^\+?\d+$/.test(cnumber)) return invalid('cnumber', 'Not a valid destination.');
	if (stype !== '' && stype !== 'phone') return invalid('stype', 'Must be "phone" or empty.');
	const owned = stype === 'phone' ? account.phones : account.numbers;
	const what = stype === 'phone' ? 'telephone line' : 'number';
	return owned.has(snumber) ? undefined : invalid('snumber', `Not a ${what} of the customer.`);
}

function refuseCustomer(parameters: Pairs): Outcome | undefined {
	const customer = parameters.get('customer') ?? '';
	if (customer === '' || Number(customer) === CUSTOMER_ID) return undefined;
	return invalid('customer', 'Not your customer.');
}

/** filename1 and file1, filename2 and file2, …: each needs the other. */
function readFiles(parameters: Pairs): { readonly files: readonly MediaFile[] } | Outcome {
	const indexes = new Set<number>();
	for (const name of parameters.keys()) {
		const index = ATTACHMENT.exec(name)?.[1];
		if (index !== undefined) indexes.add(Number(index));
	}
	const files: MediaFile[] = [];
	for (const index of [...indexes].sort((a, b) => a - b)) {
		const filename = parameters.get(`filename${index}`) ?? '';
		const base64 = parameters.get(`file${index}`);
		if (filename === '') return invalid(`filename${index}`, 'The file has no name.');
		if (base64 === undefined || !BASE64.test(base64)) {
			return invalid(`file${index}`, 'Not base64 encoded data.');
		}
		files.push({ filename, base64 });
	}
	return { files };
}

function readInteger(parameters: Pairs, name: string, fallback: number): number | undefined {
	const text = parameters.get(name) ?? '';
	if (text === '') return fallback;
	return /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * Ten digits are a number of the United States, where all examples are, and eleven behind a zero
 * are one of Great Britain, so that national numbers reach a phone; others are as typed.
 */
function phoneOf(cnumber: string): string {
	if (/^0[1-9]\d{9}$/.test(cnumber)) return toE164(`44${cnumber.slice(1)}`);
	return toE164(/^\d{10}$/.test(cnumber) ? `1${cnumber}` : cnumber);
}

/** No status is ever reported; a phone that cannot be reached just gets nothing. */
function judge({ condition }: PhoneState): Verdict {
	const arrives = condition === 'normal' || condition === 'slow';
	return { code: 0, arrives, state: arrives ? 'delivered' : 'undeliverable' };
}

function mimeTypeOf(filename: string): string {
	const type = /\.(txt|jpe?g|png|gif)$/i.exec(filename)?.[1]?.toLowerCase();
	if (type === undefined) return 'application/octet-stream';
	return type === 'txt' ? 'text/plain' : `image/${type === 'jpg' ? 'jpeg' : type}`;
}
