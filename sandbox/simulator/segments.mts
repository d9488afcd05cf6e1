export type Segments = {
	readonly encoding: 'GSM-7' | 'UCS-2';
	/** Parts that the network bills. */
	readonly count: number;
};

/** The default alphabet (GSM 03.38 §6.2.1). */
const BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
		'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** The extension table (§6.2.1.1): each of these takes two septets. */
const EXTENSION = new Set('\f^{}\\[~]|€');

/** What one segment holds, alone and as one of several. */
const ROOM = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const;

/** How a text goes over the air. The simulator counts for itself, so that it can disagree with a client. */
export function segmentsOf(text: string): Segments {
	const characters = [...text];
	const isGsm = characters.every((one) => BASIC.has(one) || EXTENSION.has(one));
	const encoding = isGsm ? 'GSM-7' : 'UCS-2';
	const sizes = characters.map((one) => (isGsm ? (EXTENSION.has(one) ? 2 : 1) : one.length));
	const { alone, part } = ROOM[encoding];
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return { encoding, count: total <= alone ? 1 : fill(sizes, part) };
}

/** A character of two units is never cut in two. */
function fill(sizes: readonly number[], room: number): number {
	let count = 1;
	let used = 0;
	for (const size of sizes) {
		if (used + size > room) {
			count++;
			used = 0;
		}
		used += size;
	}
	return count;
}
