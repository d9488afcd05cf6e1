import { countryOf, type Reading } from './numberingPlan';
import { shown } from './phoneText';

/** What a person does about a number that is not certain. */
export const advice = 'add + and the country code';

/** Why a number cannot be read: the end of a sentence about the field. */
export interface Refusal {
	says: string;
	/** Whether a switchboard, which has short numbers of its own, refuses the number too. */
	isFinal?: true;
	/** Whether it is a number with a dial-out prefix, of which a switchboard knows its own. */
	isDialed?: true;
}

/** What a number is, or why it is refused. */
export interface Decision {
	reading?: Reading;
	/** What precedes its country code, as typed: `00`, or the dial-out prefix of a country. */
	prefix?: string;
	/** With its country code, as a national number of the country, or with its plus lost. */
	way: 'written' | 'national' | 'lostPlus';
	/** Whose code, or plus, was supplied. */
	country?: string;
	refusal?: Refusal;
}

/** A number that cannot be read. @param says the end of a sentence about the field */
export const refused = (says: string): Decision => ({ way: 'written', refusal: { says } });

/** A number with its country code. */
export const written = (reading: Reading): Decision => ({
	reading,
	way: 'written',
});

/** A national number of the default country. */
export const national = (reading: Reading, country: string): Decision => ({
	reading,
	way: 'national',
	country,
});

/** A number whose plus is supplied. */
export const lostPlus = (reading: Reading): Decision => ({
	reading,
	way: 'lostPlus',
	country: countryOf(reading),
});

/** The sentence about a number that has two readings. */
export function saysEither(text: string, one: Reading, other: Reading): string {
	const both = `${one.e164} (${countryOf(one)}) or ${other.e164} (${countryOf(other)})`;
	return `contains '${shown(text)}', which could be ${both}: ${advice}`;
}
