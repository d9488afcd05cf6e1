/** What stands in the place of a secret. */
const veil = '[hidden]';

/** Shorter secrets would turn up in innocent text; they are hidden only where they stand alone. */
const shortest = 4;

/** Base64 without its padding: the tail of a longer encoded text differs from the secret's own. */
function base64(secret: string): string {
	return Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '');
}

function spellings(secret: string): string[] {
	const encoded = encodeURIComponent(secret);
	const form = encoded.replace(/%20/g, '+');
	return [...new Set([secret, encoded, encoded.toLowerCase(), form, base64(secret)])];
}

/**
 * Makes a function that hides secrets in texts, and in every text of an object or list, keys
 * included: as they are, URL-encoded, and in base64.
 * @param secrets the credential's; a pair of HTTP Basic is `user:password`
 */
export function redactor(secrets: readonly string[]): <T>(value: T) => T {
	const hidden = secrets.filter((secret) => secret.length >= shortest).flatMap(spellings);
	hidden.sort((a, b) => b.length - a.length);
	const alone = new Set(secrets.filter((secret) => secret.length > 0 && secret.length < shortest));

	const text = (value: string): string =>
		alone.has(value) ? veil : hidden.reduce((seen, secret) => seen.replaceAll(secret, veil), value);

	const walk = (value: unknown): unknown => {
		if (typeof value === 'string') return text(value);
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [text(key), walk(inner)]),
		);
	};
	return <T>(value: T): T => walk(value) as T;
}
