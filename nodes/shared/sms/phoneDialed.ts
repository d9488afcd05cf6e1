import { dialedElsewhere, readDialed } from './dialOut';
import { isValid, type Reading } from './numberingPlan';
import { saysEither, written, type Decision } from './phoneDecisions';

/** A number behind `00`, or behind the dial-out prefix of the default country. */
export function decideDialed(text: string, digits: string, country?: string): Decision | undefined {
	const { one, two } = readDialed(text, digits, country);
	if (one) return { ...written(one.reading), prefix: one.prefix };
	if (!two) return undefined;
	const [first, second] = two;
	const says = saysEither(text, first.reading, second.reading);
	// Without a country, a switchboard is sent what was typed: it knows its own prefix.
	return {
		way: 'written',
		refusal: { says, isDialed: true, ...(country === undefined ? {} : { isFinal: true }) },
	};
}

const either = (text: string, one: Reading, other: Reading): Decision => ({
	way: 'written',
	refusal: { says: saysEither(text, one, other), isFinal: true },
});

/**
 * Looks again at a number without + and `00`: what the default country dials may precede it, as 011
 * does in the US. Behind a prefix of another country, it is refused unless it is a number at home.
 * @param bare as it is read without such a prefix; the library reads some with it
 */
export function decideOwnPrefix(
	text: string,
	digits: string,
	bare: Decision,
	country?: string,
): Decision | undefined {
	const { reading, way } = bare;
	if (!reading || way === 'written' || country === undefined) return undefined;
	const dialed = decideDialed(text, digits, country);
	if (dialed?.reading) {
		if (dialed.reading?.e164 === bare.reading?.e164) return dialed;
		return isValid(dialed.reading) ? either(text, dialed.reading, reading) : undefined;
	}
	const other = way === 'lostPlus' || isValid(reading) ? undefined : dialedElsewhere(text, digits);
	return other && either(text, reading, other);
}
