import type { Recipient } from '../input/recipient';

/**
 * Recipients may stand in another order than in the try before. Whoever stands in the place of a
 * message that has left, and has none, takes the place of a phone that has one: nobody is lost.
 */
export function changePlaces(
	recipients: readonly Recipient[],
	known: ReadonlyMap<number, ReadonlyMap<number, { to: string | null }>>,
): Recipient[] {
	const places = [...recipients];
	const displaced = new Map<number, Recipient[]>();
	const phonesOf = (item: number) =>
		new Set([...(known.get(item)?.values() ?? [])].map(({ to }) => to));
	const phones = new Map([...known.keys()].map((item) => [item, phonesOf(item)]));
	for (const one of recipients) {
		if (!known.get(one.item)?.has(one.position) || phones.get(one.item)?.has(one.to)) continue;
		displaced.set(one.item, [...(displaced.get(one.item) ?? []), one]);
	}
	for (const [place, one] of places.entries()) {
		const hasIt = phones.get(one.item)?.has(one.to) && !known.get(one.item)?.has(one.position);
		const other = hasIt ? displaced.get(one.item)?.shift() : undefined;
		if (other) places[place] = { ...other, position: one.position };
	}
	return places;
}
