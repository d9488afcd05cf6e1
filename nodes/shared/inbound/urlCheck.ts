import { asObject, asText } from '../lib/data';
import type { Call } from './call';
import { hasContent, partsIn } from './callFields';
import { partOfMessage, plainName } from './fieldNames';
import { allCallFields, allKindNames, wordsOf } from './kindOfCall';

/** Words by which systems try out an address. */
const checkWord =
	/^(?:ping|pong|test|testing|check|verify|verification|validate|validation|challenge|echostr|healthcheck|health|heartbeat|keepalive|handshake|crc)$/;

/** What comes with such a word, and says nothing of a message either. */
const beside =
	/^(?:id|uuid|nonce|token|hubmode|mode|signature|sig|hash|version|v|t|ts|time|timestamp|date|datetime|createdat|sentat|source|rand|random|url|callbackurl|webhookurl|webhookid|account|accountid)$/;

/** Values that say nothing of a message. */
const trivial = /^(?:true|false|yes|no|on|off|ok|null|none|-?\d{1,4})$/i;

/** Names of fields that say nothing with such a value. */
const trivialName = /^(?:ok|okay|success|status|code|alive|active|enabled|debug|dryrun)$/;

const kinds: ReadonlySet<string> = new Set(allKindNames.map(plainName));
const ofCalls: ReadonlySet<string> = new Set(allCallFields.map(plainName));

type Says = 'check' | 'trivial' | 'beside' | 'something';

const hasCheckWord = (text: string) => wordsOf(text).some((word) => checkWord.test(word));

/** What a value says, whatever its name. */
function valueSays(value: unknown): Says {
	const text = asText(value)?.replace(/^"|"$/g, '');
	if (text === undefined || trivial.test(text)) return 'trivial';
	const words = wordsOf(text);
	return words.length > 0 && words.every((word) => checkWord.test(word)) ? 'check' : 'something';
}

function fieldSays(name: string, value: unknown): Says[] {
	const plain = plainName(name);
	if (!hasContent(value)) return [];
	if (partOfMessage(name) !== undefined || ofCalls.has(plain)) return ['something'];
	if (hasCheckWord(name) || checkWord.test(plain)) return ['check'];
	const inner = [value].flat();
	if (inner.some((one) => typeof one === 'object' && one !== null)) return allSay(value);
	if (beside.test(plain)) return ['beside'];
	const says = valueSays(value);
	return [says === 'trivial' && !trivialName.test(plain) ? 'something' : says];
}

/** What all that is in a value says, one by one. */
function allSay(value: unknown): Says[] {
	if (Array.isArray(value)) {
		return value.flatMap((one) => (typeof one === 'object' ? allSay(one) : [valueSays(one)]));
	}
	const object = asObject(value);
	if (!object) return hasContent(value) ? [valueSays(value)] : [];
	return Object.entries(object).flatMap(([name, inner]) => fieldSays(name, inner));
}

/** Whether a call says of itself that it is a check. */
function isSaid(value: unknown): boolean {
	return Object.entries(asObject(value) ?? {}).some(
		([name, kind]) => kinds.has(plainName(name)) && hasCheckWord(asText(kind) ?? ''),
	);
}

/**
 * Whether a call checks the URL: by a word such as `ping` with nothing of a message beside it, or
 * by nothing but values such as `true`. A call that names a sender never does.
 */
export function isUrlCheck({ body, query }: Pick<Call, 'body' | 'query'>): boolean {
	const parts = [asObject(body) ?? {}, query].flatMap((fields) => [...partsIn(fields)]);
	if (parts.includes('from')) return false;
	if (isSaid(body) || isSaid(query)) return true;
	const says = [...allSay(body), ...allSay(query)];
	if (says.includes('something')) return false;
	return says.includes('check') || !says.includes('beside');
}
