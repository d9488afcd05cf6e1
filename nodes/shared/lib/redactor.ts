import { Veil, veil } from './veil';

/** Shorter secrets would turn up in innocent text; they are hidden only where they are all of it. */
const shortest = 4;

/** From this length on, a secret does not turn up by chance: it is hidden inside of words, too. */
const long = 8;

/** How many keys of objects are remembered as shown. */
const mostKeys = 1_000;

/** Texts from this length on are remembered as shown: many recipients may share one. */
const longText = 1_000;

/** Characters of texts that are remembered. */
const mostRemembered = 20_000_000;

/** Fields that identify something, or somebody: a short secret in them is there by chance. */
const identifying = /(?:id|to|from|phone|number|mobile|msisdn|recipient|sender|caller)s?$/i;

/** A phone number as people write it: seven digits or more. */
const phone = /^\W*(?:\d[\s().+/-]*){7,}$/;

/** An id in groups, such as a UUID. */
const grouped = /^[\da-f]+(?:-[\da-f]+)+$/i;

/** Remembers how long texts are shown, up to a bound. */
class Memory {
	private readonly shown = new Map<string, string>();
	private size = 0;

	get(text: string, show: (text: string) => string): string {
		if (text.length < longText) return show(text);
		const known = this.shown.get(text);
		if (known !== undefined) return known;
		if (this.size + text.length > mostRemembered) {
			this.shown.clear();
			this.size = 0;
		}
		const made = show(text);
		this.shown.set(text, made);
		this.size += text.length;
		return made;
	}
}

/** What is hidden in a text, and what is not. */
class Texts {
	private readonly all: Veil;
	private readonly longer: Veil;
	private readonly short: ReadonlySet<string>;
	private readonly alone: ReadonlySet<string>;
	/** No spelling of a secret is shorter than the secret, so that shorter texts have none. */
	private readonly least: number;
	private readonly memory = new Memory();

	constructor(secrets: readonly string[]) {
		const bySize = secrets.filter(({ length }) => length >= shortest);
		bySize.sort((a, b) => b.length - a.length);
		const longer = bySize.filter(({ length }) => length >= long);
		const short = bySize.filter(({ length }) => length < long);
		this.all = new Veil(longer, short);
		this.longer = new Veil(longer, []);
		this.short = new Set(short);
		this.alone = new Set(secrets.filter(({ length }) => length > 0 && length < shortest));
		this.least = bySize.at(-1)?.length ?? Infinity;
	}

	/** @param isId whether it identifies something: then no part of it is a short secret */
	shown(text: string, isId: boolean): string {
		if (this.alone.has(text) || this.short.has(text)) return veil;
		if (text.length < this.least) return text;
		const hides = isId || isNumberOrId(text) ? this.longer : this.all;
		return this.memory.get(text, (one) => hides.over(one));
	}
}

function isNumberOrId(text: string): boolean {
	return text.length <= 100 && (phone.test(text) || grouped.test(text));
}

/** What is known of a key of an object. */
interface Key {
	readonly shown: string;
	/** Whether what stands under it identifies something. */
	readonly isId: boolean;
	readonly isLeftOut: boolean;
}

const isToken = (text: string) => text.length <= 100 && /^[\w.+-]+$/.test(text);

/**
 * Makes a function that hides secrets in texts, and in every text of an object or list, keys
 * included: as they are, encoded for an address, a form, JSON or XML, in base64 and in hexadecimal.
 * A short one is hidden where it is a word, so that it takes no digits out of numbers and ids.
 * @param hiddenFields names of fields that are left out altogether
 * @param secrets the credential's; a pair of HTTP Basic is `user:password`
 */
export function redactor(
	secrets: readonly string[],
	hiddenFields: readonly string[] = [],
): <T>(value: T) => T {
	const texts = new Texts(secrets);
	// Most keys come again with every recipient; of those that do not, only so many are kept.
	const keys = new Map<string, Key>();
	const keyOf = (key: string): Key => {
		const known = keys.get(key);
		if (known !== undefined) return known;
		const isId = identifying.test(key) || isNumberOrId(key);
		const made = { shown: texts.shown(key, false), isId, isLeftOut: hiddenFields.includes(key) };
		if (keys.size < mostKeys) keys.set(key, made);
		return made;
	};
	const walk = (value: unknown, isId: boolean): unknown => {
		if (typeof value === 'string') return texts.shown(value, isId && isToken(value));
		if (typeof value === 'number') {
			return texts.shown(String(value), isId) === String(value) ? value : veil;
		}
		if (Array.isArray(value)) return value.map((inner) => walk(inner, isId));
		if (typeof value !== 'object' || value === null) return value;
		const shown: Record<string, unknown> = {};
		for (const [name, inner] of Object.entries(value)) {
			const key = keyOf(name);
			if (!key.isLeftOut) shown[key.shown] = walk(inner, key.isId);
		}
		return shown;
	};
	return <T>(value: T): T => walk(value, false) as T;
}
