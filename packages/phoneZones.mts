/**
 * Reduces libphonenumber's time zones of phone numbers to what ships: `npm run phone-zones -- <file>
 * <commit> <date>`, where the file is resources/timezones/map_data.txt of a commit of libphonenumber.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { IANAZone } from 'luxon';

const require = createRequire(import.meta.url);
const metadata = require('libphonenumber-js/metadata.max.json') as Record<
	'country_calling_codes' | 'nonGeographic',
	Record<string, unknown>
>;

/** Digits behind the country code: North American area codes are as long. */
const DEPTH = 3;

const [file = '', commit = '', date = ''] = process.argv.slice(2);

const codes = { ...metadata.country_calling_codes, ...metadata.nonGeographic };

function codeOf(digits: string): string {
	const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((one) => one in codes);
	if (code === undefined) throw new Error(`${digits} begins with no calling code`);
	return code;
}

/**
 * What is longer than an area code is joined to it, with the zones of both: who has a mobile number
 * may live in another place of the same area, and hours that hold in more zones are the safer ones.
 */
function joined(rows: ReadonlyArray<readonly [digits: string, zones: string[]]>) {
	const zonesOf = new Map<string, Set<string>>();
	for (const [digits, zones] of rows) {
		const area = digits.slice(0, codeOf(digits).length + DEPTH);
		zonesOf.set(area, new Set([...(zonesOf.get(area) ?? []), ...zones]));
	}
	const alone = new Map<string, number>();
	for (const [, zones] of rows) {
		const [only = ''] = zones;
		if (zones.length === 1) alone.set(only, (alone.get(only) ?? 0) + 1);
	}
	return new Map([...zonesOf].map(([area, zones]) => [area, distinct(zones, alone).join('&')]));
}

const DAY = 86_400_000;
const known = new Map<string, string>();

/** What the clocks of a zone show in ten years, day by day. */
function clocksOf(zone: string, from = Date.parse(date)): string {
	const days = Array.from({ length: 3650 }, (_, day) => from + day * DAY);
	const clocks = known.get(zone) ?? days.map((at) => IANAZone.create(zone).offset(at)).join();
	known.set(zone, clocks);
	return clocks;
}

/** One zone for those whose clocks show the same: the one that most numbers have alone. */
function distinct(zones: Iterable<string>, alone: ReadonlyMap<string, number>): string[] {
	const rank = (zone: string): number => alone.get(zone) ?? 0;
	const byClocks = new Map<string, string>();
	for (const zone of [...zones].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))) {
		const clocks = clocksOf(zone);
		if (!byClocks.has(clocks)) byClocks.set(clocks, zone);
	}
	return [...byClocks.values()].sort();
}

/** Whether a shorter beginning has the same zones. */
function isKnown(areas: ReadonlyMap<string, string>, area: string, zones: string): boolean {
	for (let length = area.length - 1; length > 0; length--) {
		const known = areas.get(area.slice(0, length));
		if (known !== undefined) return known === zones;
	}
	return false;
}

const rows = readFileSync(file, 'utf8')
	.split('\n')
	.filter((line) => /^\d/.test(line))
	.map((line) => line.trim().split('|') as [string, string])
	.map(([digits, zones]) => [digits, zones.split('&')] as const);
const areas = joined(rows as Array<[string, string[]]>);
const zones: Record<string, string> = {};
for (const [area, names] of [...areas].sort(([one], [other]) => (one < other ? -1 : 1))) {
	if (isKnown(areas, area, names)) continue;
	zones[names] = names in zones ? `${zones[names]} ${area}` : area;
}
const about = {
	source: `https://github.com/google/libphonenumber/blob/${commit}/resources/timezones/map_data.txt`,
	date,
	copyright: 'Copyright (C) 2012 The Libphonenumber Authors',
	license: 'Apache-2.0',
};
const target = 'nodes/shared/lib/vendor/phoneZones.json';
writeFileSync(target, `${JSON.stringify({ ...about, zones }, null, '\t')}\n`);
console.log(`${target}: ${rows.length} rows are ${Object.keys(zones).length} sets of zones.`);
