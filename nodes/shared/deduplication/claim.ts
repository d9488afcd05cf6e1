/** What is to be sent once. */
export interface Key {
	/** Unique to the key and the recipient. */
	id: string;
	/** How long it is remembered, in milliseconds. */
	window: number;
}

/** `free`: not claimed before. `sent`: submitted before. `unsure`: claimed, and never settled. */
export type Standing = 'free' | 'sent' | 'unsure';

/** A key that was asked for, with the records that stand for it. */
export interface Claim {
	/** The key and its window: another window is another key. */
	name: string;
	standing: Standing;
	/** When it may be forgotten; milliseconds. */
	until: number;
	/** That the key is claimed. Windows are counted from 1970: a key holds to the end of the next. */
	current: string;
	/** The same, had it been claimed in the window before. */
	previous: string;
	/** That no answer came yet. */
	open: string;
	/** Lets others in this process ask for the key. */
	release: () => void;
}

/** What became of a claim: `free` when it is certain that nothing was sent. */
export interface Settled {
	claim: Claim;
	became: Standing;
}

/** A claim of now, which counts as unsure until n8n's store was asked. */
export function claimOf({ id, window }: Key, release: () => void): Claim {
	const now = Date.now();
	const count = Math.floor(now / window);
	const name = `${id} ${window}`;
	return {
		name,
		standing: 'unsure',
		until: now + window,
		current: `${name} ${count}`,
		previous: `${name} ${count - 1}`,
		open: `${name} open`,
		release,
	};
}

/** All records of a claim; those that go first, first. */
export function recordsOf({ open, previous, current }: Claim): string[] {
	return [open, previous, current];
}
