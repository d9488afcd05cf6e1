import { asObject, asText } from '../lib/data';
import { plainName } from './fieldNames';

/** Names of the number in an object that stands for a phone, in the order in which they count. */
const names = ['phonenumber', 'number', 'phone', 'msisdn', 'mobile', 'e164', 'address', 'value'];

/**
 * The number of a sender or a receiver that is an object, `{ "phone_number": "+14155550101" }`, or
 * a list of such objects, of which the first counts.
 */
export function numberIn(value: unknown): string | undefined {
	const object = asObject(Array.isArray(value) ? value[0] : value);
	if (!object) return undefined;
	const fields = new Map(
		Object.entries(object).flatMap(([name, inner]) => {
			const text = typeof inner === 'object' ? undefined : asText(inner);
			return text === undefined ? [] : [[plainName(name), text] as const];
		}),
	);
	const found = names.find((name) => fields.has(name));
	return found === undefined ? undefined : fields.get(found);
}
