import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Message } from '../../shared/contract/operation';
import { accepted, type Outcome } from '../../shared/contract/outcome';
import type { ParameterReader } from '../../shared/contract/parameterReader';
import type { ProviderRequest } from '../../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../../shared/contract/response';
import { messageField, toField } from '../../shared/form/fields';
import type { SendDialect } from '../../shared/form/sendOperation';
import type { FileContent } from '../../shared/lib/binaryFile';
import { asList, asNumber, asObject, asText, namedList } from '../../shared/lib/data';
import { InvalidInput } from '../../shared/result/failure';
import type { PhoneFormat } from '../../shared/sms/phoneFormats';
import { toUtc } from '../../shared/time/dateTime';
import { call } from '../api';
import { fromField } from '../lists/senders';
import { enswitch } from '../provider';
import { customerOption, readCustomer } from './customer';
import { numberFormatOption, readNumberFormat } from './numberFormat';

interface Attachment {
	fileName: string;
	content: FileContent;
}

/** What a text has beside its recipient. */
interface Text {
	from: string;
	/** Empty for a number, `phone` for a telephone line. */
	senderType: '' | 'phone';
	customer: string | undefined;
	attachments: Attachment[];
	phones: PhoneFormat;
}

/** The fields of every send, in the order a person fills them in. */
const textFields: INodeProperties[] = [
	{
		displayName:
			"Enswitch can't schedule messages. To send later, add a Wait node before this node.",
		name: 'schedulingNotice',
		type: 'notice',
		default: '',
	},
	toField,
	messageField,
	{
		displayName: 'Sender Type',
		name: 'senderType',
		type: 'options',
		options: [
			{ name: 'Number', value: 'number', description: 'A phone number in your Enswitch account' },
			{
				name: 'Telephone Line',
				value: 'phone',
				description: 'A telephone line in your Enswitch account',
			},
		],
		default: 'number',
	},
	fromField,
	{
		displayName: 'Attachment Fields',
		name: 'attachments',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		description:
			'Comma-separated names of the input binary fields with the files to send. Requires Enswitch 4.2 or later.',
	},
];

async function readAttachments(parameters: ParameterReader): Promise<Attachment[]> {
	const names = parameters
		.text('attachments')
		.split(/[,;\n]/)
		.map((name) => name.trim());
	const found: Attachment[] = [];
	for (const name of names.filter((one) => one !== '')) {
		found.push(await parameters.binary(name, 'attachments'));
	}
	return found;
}

/** Numbers go out as typed, less their punctuation; the names of lines as they are. */
function readSender(parameters: ParameterReader, isLine: boolean): string {
	const typed = parameters.required('from');
	const sender = isLine ? typed : typed.replace(/[\s()-]/g, '');
	if (sender !== '') return sender;
	throw new InvalidInput('from', 'is empty: enter a number or a telephone line');
}

/** @throws InvalidInput */
async function readText(parameters: ParameterReader): Promise<Text> {
	const isLine = parameters.word('senderType') === 'phone';
	return {
		from: readSender(parameters, isLine),
		senderType: isLine ? 'phone' : '',
		customer: readCustomer(parameters),
		attachments: await readAttachments(parameters),
		phones: readNumberFormat(parameters),
	};
}

/** messages/text/send; attachments count from 1 (since 4.2). */
function textRequest({ recipients, text, extra }: Message<Text>): ProviderRequest {
	const files = extra.attachments.flatMap(({ fileName, content }, place) => [
		[`filename${place + 1}`, fileName] as const,
		[`file${place + 1}`, content.toBase64()] as const,
	]);
	return call('messages/text/send', {
		stype: extra.senderType,
		snumber: extra.from,
		cnumber: recipients[0],
		message: text,
		customer: extra.customer,
		...Object.fromEntries(files),
	});
}

/** The answer holds no id: the text goes out later, and nothing can be asked of it. */
function textOutcomes(answer: ProviderResponse, { extra }: Message<Text>): Outcome[] {
	// 204 is the documented code of a success, and HTTP gives it no body.
	if (answer.status === 204 && answer.body.form === 'empty') {
		return [accepted({ id: null, from: extra.from, raw: {} })];
	}
	const raw = asObject(asList(valueOf(answer))?.[0]);
	const [response] = asList(raw?.responses) ?? [];
	if (!raw || !asObject(response)) throw new Unreadable('the response contains no code');
	return [accepted({ id: null, from: extra.from, raw })];
}

/** Every send. */
export const text: SendDialect<Text> = {
	provider: enswitch,
	fields: textFields,
	options: [
		customerOption(
			"The Enswitch customer (account) to send for, instead of your own. 'From' must belong to this customer.",
		),
		numberFormatOption,
	],
	read: readText,
	phones: ({ phones }) => phones,
	request: textRequest,
	outcomes: textOutcomes,
};

/** Words for the way of a text; `direction` is known from one operator's page alone. */
const ways: ReadonlyArray<readonly [words: RegExp, direction: string]> = [
	[/^(in|inbound|incoming|received?)$/i, 'incoming'],
	[/^(out|outbound|outgoing|sent|send)$/i, 'outgoing'],
];

function directionOf(value: unknown): string | null {
	const word = asText(value) ?? '';
	return ways.find(([words]) => words.test(word))?.[1] ?? null;
}

/** The code of a success without data (JSON API, "Responses"). */
const noData = '204';

/** The texts of a list; undefined when there is no list, and no code that says it has no texts. */
export function storedTexts(value: unknown): unknown[] | undefined {
	const list = namedList(value, 'data');
	const responses = asList(asObject(value)?.responses) ?? [];
	if (list || responses.length === 0) return list;
	return responses.every((one) => asText(asObject(one)?.code) === noData) ? [] : undefined;
}

/**
 * A text as messages/text/list and /get show it. The guides name `uniqueid`, `received`, `snumber`
 * and `body`; `cnumber` is the name that the send has for the destination.
 * @throws Unreadable when it has none of these
 */
export function storedText(raw: IDataObject): IDataObject {
	const received = asNumber(raw.received);
	if (![raw.uniqueid, raw.body, raw.snumber, raw.received].some(asText)) {
		throw new Unreadable("the response contains an entry that isn't a message");
	}
	return {
		id: asText(raw.uniqueid) ?? null,
		direction: directionOf(raw.direction),
		from: asText(raw.snumber) ?? null,
		to: asText(raw.cnumber) ?? null,
		message: asText(raw.body) ?? null,
		receivedAt: received === undefined ? null : toUtc(DateTime.fromSeconds(received)),
		raw,
	};
}
