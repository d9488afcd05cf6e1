import { asObject, asText } from '../lib/data';
import type { Call } from './call';
import { partOfMessage, plainName } from './fieldNames';
import { allCallFields, allKindNames, wordsOf } from './kindOfCall';
import { hasContent, partsIn } from './messageParts';
import { onceEach } from './onceEach';

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

function fieldSays(name: string, value: unknown): ReadonlySet<Says> {
	const plain = plainName(name);
	if (!hasContent(value)) return new Set();
	if (partOfMessage(name) !== undefined || ofCalls.has(plain)) return new Set(['something']);
	if (hasCheckWord(name) || checkWord.test(plain)) return new Set(['check']);
	const inner = [value].flat();
	if (inner.some((one) => typeof one === 'object' && one !== null)) return allSay(value);
	if (beside.test(plain)) return new Set(['beside']);
	const says = valueSays(value);
	return new Set([says === 'trivial' && !trivialName.test(plain) ? 'something' : says]);
}

/** What all that is in an object or a list says. */
const objectSays = onceEach((value: object): ReadonlySet<Says> => {
	const said = new Set<Says>();
	const add = (says: ReadonlySet<Says>) => says.forEach((one) => said.add(one));
	if (Array.isArray(value)) {
		const list: unknown[] = value;
		for (const one of list) if (typeof one === 'object') add(allSay(one)); else said.add(valueSays(one)); // prettier-ignore
	} else for (const [name, inner] of Object.entries(value)) add(fieldSays(name, inner));
	return said;
});

/** What all that is in a value says. */
function allSay(value: unknown): ReadonlySet<Says> {
	if (typeof value === 'object' && value !== null) return objectSays(value);
	return new Set(hasContent(value) ? [valueSays(value)] : []);
}

/** Whether a call says of itself that it is a check. */
const isSaid = onceEach((fields: object): boolean =>
	Object.entries(fields).some(
		([name, kind]) => kinds.has(plainName(name)) && hasCheckWord(asText(kind) ?? ''),
	),
);

/**
 * Whether a call checks the URL: by a word such as `ping` with nothing of a message beside it, or
 * by nothing but values such as `true`. A call that names a sender never does.
 */
export function isUrlCheck({ body, query }: Pick<Call, 'body' | 'query'>): boolean {
	const fields = [asObject(body) ?? {}, query];
	if (fields.some((one) => partsIn(one).has('from'))) return false;
	if (fields.some(isSaid)) return true;
	const says = [allSay(body), allSay(query)];
	const isThere = (one: Says) => says.some((said) => said.has(one));
	if (isThere('something')) return false;
	return isThere('check') || !isThere('beside');
}
