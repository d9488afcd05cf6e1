import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Ten digits are a number of the United States, where the simulated accounts are. */
const NATIONAL = /^\d{10}$/;
/** With or without a plus; shorter ones are short codes and telephone lines. */
const INTERNATIONAL = /^\+?(\d{11,15})$/;
const MOST_KNOWN = 10_000;

const known = new Map<string, string>();

/** A phone number as people write it, "+1 646 123 4567"; anything else stays as it is. */
export function spacedNumber(number: string): string {
	const found = known.get(number);
	if (found !== undefined) return found;
	const spaced = space(number);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(number, spaced);
	return spaced;
}

function space(number: string): string {
	if (NATIONAL.test(number)) {
		const national = parsePhoneNumberFromString(number, 'US');
		return national?.isPossible() ? national.formatNational() : number;
	}
	const digits = INTERNATIONAL.exec(number)?.[1] ?? /^\+\d{7,10}$/.exec(number)?.[0] ?? '';
	const parsed = parsePhoneNumberFromString(`+${digits.replace('+', '')}`);
	return parsed?.isPossible() ? parsed.formatInternational() : number;
}
