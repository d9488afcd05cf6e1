/** What stands in the place of a secret. */
const veil = '[hidden]';

/** Shorter secrets would turn up in innocent text; they are hidden only where they stand alone. */
const shortest = 4;

/** How many keys of objects are remembered as shown. */
const mostKeys = 1_000;

const special = /[.*+?^${}()|[\]\\/-]/g;
const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

const hex = (text: string) =>
	text.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);

/** Every way in which one character may be spelled: as it is, in an address, a form, JSON or XML. */
function spellings(char: string): string {
	const ways = [char.replace(special, '\\$&')];
	const bytes = Buffer.from(char, 'utf8').toString('hex').match(/../g) ?? [];
	ways.push(bytes.map((byte) => `%${hex(byte)}`).join(''));
	ways.push(
		Array.from(
			{ length: char.length },
			(_, at) => `\\\\u${hex(char.charCodeAt(at).toString(16).padStart(4, '0'))}`,
		).join(''),
	);
	if (char === ' ') ways.push('\\+');
	ways.unshift(JSON.stringify(char).slice(1, -1).replace(special, '\\$&'));
	if (char === '/') ways.push('\\\\/');
	const entity = entities[char];
	if (entity !== undefined) ways.push(entity);
	return `(?:${ways.join('|')})`;
}

/** Base64 without its padding: the tail of a longer encoded text differs from the secret's own. */
function base64(secret: string): string {
	return Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '').replace(special, '\\$&');
}

/** Finds a secret in any mixture of spellings. */
function finder(secret: string): string {
	return `${Array.from(secret, spellings).join('')}|${base64(secret)}`;
}

/**
 * Makes a function that hides secrets in texts, and in every text of an object or list, keys
 * included: as they are, encoded for an address, a form, JSON or XML, and in base64.
 * @param hiddenFields names of fields that are left out altogether
 * @param secrets the credential's; a pair of HTTP Basic is `user:password`
 */
export function redactor(
	secrets: readonly string[],
	hiddenFields: readonly string[] = [],
): <T>(value: T) => T {
	const long = secrets.filter((secret) => secret.length >= shortest);
	long.sort((a, b) => b.length - a.length);
	const hidden = long.length > 0 ? new RegExp(long.map(finder).join('|'), 'g') : undefined;
	const alone = new Set(secrets.filter((secret) => secret.length > 0 && secret.length < shortest));

	const text = (value: string): string => {
		if (alone.has(value)) return veil;
		return hidden ? value.replace(hidden, veil) : value;
	};
	// Most keys come again with every recipient; of those that do not, only so many are kept.
	const keys = new Map<string, string>();
	const shownKey = (key: string): string => {
		const known = keys.get(key);
		if (known !== undefined) return known;
		const shown = text(key);
		if (keys.size < mostKeys) keys.set(key, shown);
		return shown;
	};
	const walk = (value: unknown): unknown => {
		if (typeof value === 'string') return text(value);
		if (typeof value === 'number') return text(String(value)) === String(value) ? value : veil;
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		const shown: Record<string, unknown> = {};
		for (const [key, inner] of Object.entries(value)) {
			if (!hiddenFields.includes(key)) shown[shownKey(key)] = walk(inner);
		}
		return shown;
	};
	return <T>(value: T): T => walk(value) as T;
}
