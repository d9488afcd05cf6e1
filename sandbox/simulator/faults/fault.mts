import type { Socket } from 'node:net';

import type { Answer, ReceivedRequest } from '../types.mts';

/** What goes over the connection once the request has been read, byte by byte. */
export type Play = (socket: Socket) => void;

/** An answer like any other, or whatever else may come over a connection. */
export type Given = Answer | Play;

/** The request that meets a fault, and the fault's own dice: numbers from 0 up to 1. */
export type Moment = { readonly request: ReceivedRequest; readonly random: () => number };

/** What a client can know for certain of its request when nothing but this fault comes back. */
export type Tells = 'taken' | 'refused' | 'nothing';

/** What is true of a fault wherever it happens. */
export type Nature = {
	/** Absent where it depends on what the provider's own words make of it. */
	readonly tells?: Tells;
	/** A refusal that by some providers' words is the message's fault, so that no other is asked. */
	readonly blamesMessage?: boolean;
	/** It ends only when the client gives up. */
	readonly lasting?: boolean;
	/** It moves megabytes. */
	readonly heavy?: boolean;
	/** It changes only what a provider responds to a submission. */
	readonly ofSubmissions?: boolean;
};

/**
 * What becomes of one exchange instead of the provider's own answer: the provider has acted on the
 * request by then, or never does.
 */
export type Fault = Nature &
	(
		| { readonly acts: true; gives(moment: Moment, own: Answer): Given }
		| { readonly acts: false; gives(moment: Moment): Given }
	);

export type Named = readonly [name: string, fault: Fault];

/** A fault in which the provider does not act, and gives the same whatever was asked. */
export function before(given: Given, nature: Nature = {}): Fault {
	return { ...nature, acts: false, gives: () => given };
}

/** A fault after the provider has acted, made of its own answer. */
export function after(
	give: (own: Answer, moment: Moment) => Given,
	nature: Nature = { tells: 'nothing' },
): Fault {
	return { ...nature, acts: true, gives: (moment, own) => give(own, moment) };
}

/** Dice that fall the same way for the same seed (mulberry32). */
export function dice(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
