import data from './phoneZones.json';

/**
 * The time zones of phone numbers, by the digits with which the numbers begin. The data is
 * libphonenumber's; the build moves it aside as it does libraries, and names its license and date in
 * the notices. `packages/phoneZones.mts` made it.
 */
export const zonesByBeginning: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries(data.zones).flatMap(([names, beginnings]) => {
		const zones = names.split('&');
		return beginnings.split(' ').map((digits) => [digits, zones] as const);
	}),
);
