export type Privilege = 'user' | 'send messages' | 'texts';

export type User = {
	readonly id: number;
	readonly username: string;
	readonly password: string;
	/** What the user's role allows (402 without it). */
	readonly privileges: ReadonlySet<Privilege>;
	/** Whether the rate plan allows texts (403 without it). */
	readonly hasTexts: boolean;
};

export type MediaFile = { readonly filename: string; readonly base64: string };

export type TextMessage = {
	readonly uniqueid: string;
	/** Unix seconds. */
	readonly received: number;
	readonly snumber: string;
	readonly cnumber: string;
	readonly body: string;
	readonly files: readonly MediaFile[];
};

export type Token = { readonly user: User; readonly expiresAt: number };

export type Account = {
	readonly users: ReadonlyMap<string, User>;
	readonly tokens: Map<string, Token>;
	/** The lines and numbers the customer owns, with their descriptions. */
	readonly numbers: ReadonlyMap<string, string>;
	readonly phones: ReadonlyMap<string, string>;
	/** In the order of time. */
	readonly texts: TextMessage[];
	readonly textById: Map<string, TextMessage>;
	nextUniqueId: number;
};

/** The only customer of this account, as in the documents' user/login example. */
export const CUSTOMER_ID = 123;

/** The documented example's first text. */
const FIRST_UNIQUE_ID = 1234567890;
const FIRST_RECEIVED = 1234567890;

const NUMBERS = new Map([
	['2125551234', 'example1'],
	['2125550000', 'example2'],
]);

const PHONES = new Map([['1234567', 'Example line']]);

const FIRST_EXTRA_NUMBER = 2125559000;
const FIRST_EXTRA_LINE = 2000000;

/** Numbers or lines beside those of every account. */
function extra(count: number, first: number): [string, string][] {
	return Array.from({ length: count }, (_, n) => [String(first + n), `extra${n + 1}`]);
}

const ALL: ReadonlySet<Privilege> = new Set<Privilege>(['user', 'send messages', 'texts']);

/**
 * The account with its users: beside the right one there is `<username>-norole`, whose role allows
 * nothing, and `<username>-noplan`, whose rate plan has no texts; all with the same password.
 */
export function newAccount(username: string, password: string, extraSenders: number): Account {
	const right: User = { id: 123, username, password, privileges: ALL, hasTexts: true };
	const users = [
		right,
		{ ...right, id: 124, username: `${username}-norole`, privileges: new Set<Privilege>() },
		{ ...right, id: 125, username: `${username}-noplan`, hasTexts: false },
	];
	const account: Account = {
		users: new Map(users.map((user) => [user.username, user])),
		tokens: new Map(),
		numbers: new Map([...NUMBERS, ...extra(extraSenders, FIRST_EXTRA_NUMBER)]),
		phones: new Map([...PHONES, ...extra(extraSenders, FIRST_EXTRA_LINE)]),
		texts: [],
		textById: new Map(),
		nextUniqueId: FIRST_UNIQUE_ID,
	};
	const received = { received: FIRST_RECEIVED, snumber: '2125551234', cnumber: '2125550000' };
	addText(account, { ...received, body: 'Hello', files: [] });
	return account;
}

/** Enters a text, sent or received, and gives it its id. */
export function addText(account: Account, text: Omit<TextMessage, 'uniqueid'>): TextMessage {
	const added = { ...text, uniqueid: String(account.nextUniqueId++) };
	account.texts.push(added);
	account.textById.set(added.uniqueid, added);
	return added;
}
