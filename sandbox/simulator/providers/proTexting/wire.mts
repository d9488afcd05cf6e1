import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { formatIn, parseIn } from '../../dates.mts';
import type { Json, JsonObject, ReceivedRequest } from '../../types.mts';

export type Format = 'json' | 'xml';

/** "GMT-5:00 Eastern Standard Time (EST)", read literally: no daylight saving ("Date and time"). */
const ZONE = 'UTC-5';
const HYPHENS = 'yyyy-MM-dd HH:mm:ss';
/** The single-schedule page alone spells the date with colons. */
const COLONS = 'yyyy:MM:dd HH:mm:ss';

const parser = new XMLParser({
	ignoreAttributes: true,
	parseTagValue: false,
	trimValues: false,
	htmlEntities: true,
});

/** Reads a date as the account does; undefined when it is none. */
export function parseDate(text: string): number | undefined {
	return parseIn(ZONE, text, [HYPHENS, COLONS]);
}

/** Spells an instant as all pages but one do. */
export function spellDate(time: number): string {
	return formatIn(ZONE, time, HYPHENS);
}

/** Spells an instant as the single-schedule pages do. */
export function spellScheduleDate(time: number): string {
	return formatIn(ZONE, time, COLONS);
}

/**
 * The format of the answer: the one that Accept names, otherwise that of the request's body (the
 * schedule examples send only Content-Type, and get JSON), otherwise JSON.
 */
export function answerFormat(request: ReceivedRequest): Format {
	return formatNamed(request.headers['accept']) ?? bodyFormat(request) ?? 'json';
}

function bodyFormat(request: ReceivedRequest): Format | undefined {
	return formatNamed(request.headers['content-type']);
}

function formatNamed(header: string | undefined): Format | undefined {
	const found = /\b(json|xml)\b/i.exec(header ?? '')?.[1];
	return found === undefined ? undefined : found.toLowerCase() === 'xml' ? 'xml' : 'json';
}

/** The fields of a request body; undefined when it cannot be read in the format it claims. */
export function parseBody(request: ReceivedRequest): JsonObject | undefined {
	if (request.body.trim() === '') return {};
	return bodyFormat(request) === 'xml' ? parseXml(request.body) : parseJson(request.body);
}

function parseJson(text: string): JsonObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function parseXml(text: string): JsonObject | undefined {
	if (XMLValidator.validate(text) !== true) return undefined;
	const parsed: unknown = parser.parse(text);
	const root = isObject(parsed) ? parsed['request'] : undefined;
	if (root === undefined) return undefined;
	return isObject(root) ? root : {};
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a list, spelled as JSON array, as JSON object or as `<item>`s. */
export function listOf(value: Json | undefined): readonly Json[] {
	if (Array.isArray(value)) return value;
	if (!isObject(value)) return value === undefined || value === null || value === '' ? [] : [value];
	const items = value['item'];
	if (items === undefined) return Object.values(value).filter((member) => !isBlank(member));
	return Array.isArray(items) ? items : [items];
}

function isBlank(value: Json): boolean {
	return typeof value === 'string' && value.trim() === '';
}

/** Spells an answer in XML: list members are `<item>`s, an empty value an empty element. */
export function toXml(value: Json): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<response>${xmlContent(value)}</response>`;
}

/** The same for content that is XML already. */
export function xmlDocument(content: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<response>${content}</response>`;
}

/** One element with its content. */
export function xmlElement(name: string, value: Json): string {
	const content = xmlContent(value);
	return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function xmlContent(value: Json): string {
	if (value === null) return '';
	if (Array.isArray(value)) return value.map((member) => xmlElement('item', member)).join('');
	if (isObject(value)) {
		return Object.entries(value)
			.map(([name, member]) => xmlElement(name, member))
			.join('');
	}
	return String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
