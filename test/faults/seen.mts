/** Every way in which a secret may be spelled: as it is, encoded, in base64. */
export function spellingsOf(secret: string): string[] {
	const encoded = encodeURIComponent(secret);
	const form = new URLSearchParams({ a: secret }).toString().slice(2);
	const small = (text: string): string =>
		text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
	const inJson = JSON.stringify(secret).slice(1, -1);
	const all = [secret, encoded, small(encoded), form, small(form), base64, inJson];
	return [...new Set([...all, encodeURIComponent(base64)])];
}

/** Every text of a value at any depth, also what is hidden in it: stacks, causes, buffers. */
export function textsOf(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	if (value instanceof Uint8Array) return [Buffer.from(value).toString('latin1')];
	if (value instanceof Map) return textsOf([...value], seen);
	return Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		...textsOf(Reflect.get(value, key), seen),
	]);
}

/** Where a secret stands in a value, with some text around it; undefined where it does not. */
export function leakOf(value: unknown, secrets: readonly string[]): string | undefined {
	const spelled = secrets.flatMap(spellingsOf);
	for (const text of textsOf(value)) {
		const found = spelled.find((secret) => text.includes(secret));
		const at = found === undefined ? -1 : text.indexOf(found);
		if (found) return text.slice(Math.max(0, at - 60), at + found.length + 20);
	}
	return undefined;
}
