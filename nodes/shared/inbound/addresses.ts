import { isValidCIDR, parse, parseCIDR } from '../lib/vendor/address';
import { InvalidInput } from '../result/failure';

type Address = ReturnType<typeof parse>;
type Range = ReturnType<typeof parseCIDR>;

/** Bits of an IPv6 address that stand before an IPv4 address in it: `::ffff:10.0.0.1`. */
const mappedBits = 96;

/** The library also takes 10.1 and 0x0a000001, and 010 for eight; a list that people keep should not. */
const written = /^(?:(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}|[\da-f:.]*:[\da-f:.]*)$/i;

/** An IPv4 address also where a server that listens on both sees it as an IPv6 address. */
function readAddress(text: string): Address | undefined {
	const plain = text.trim();
	if (!written.test(plain)) return undefined;
	try {
		const address = parse(plain);
		return 'toIPv4Address' in address && address.isIPv4MappedAddress()
			? address.toIPv4Address()
			: address;
	} catch {
		return undefined;
	}
}

/** One entry of the list; an address alone is a range of one. */
function readRange(entry: string): Range {
	const [start = '', length] = entry.split('/');
	const address = readAddress(start);
	if (address && length === undefined) return [address, address.kind() === 'ipv4' ? 32 : 128];
	if (address && isValidCIDR(entry)) {
		const range = parseCIDR(entry);
		const isMapped = range[0].kind() !== address.kind() && range[1] >= mappedBits;
		return isMapped ? [address, range[1] - mappedBits] : range;
	}
	throw new InvalidInput(
		'allowedAddresses',
		`contains '${entry}', which is not an IP address: use a format such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32`,
	);
}

function holds([start, length]: Range, address: Address): boolean {
	return start.kind() === address.kind() && address.match(start, length);
}

/** Whether a call from this address is let in. */
export type AddressCheck = (ip: string | undefined) => boolean;

/**
 * Reads a list of addresses and ranges; an empty one lets in all.
 * @throws InvalidInput
 */
export function readAddresses(value: unknown): AddressCheck {
	const entries = (Array.isArray(value) ? value.join() : String(value ?? ''))
		.split(/[\s,;]+/)
		.filter((entry) => entry !== '');
	if (entries.length === 0) return () => true;
	const ranges = entries.map(readRange);
	return (ip) => {
		const address = readAddress(ip ?? '');
		return address !== undefined && ranges.some((range) => holds(range, address));
	};
}
