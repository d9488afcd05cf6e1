import { IANAZone } from 'luxon';

import { visible, withoutUnseen } from '../lib/characters';

/** Names of today that the list of the machine has under older ones, or not at all. */
const newer = [
	'America/Argentina/Buenos_Aires',
	'America/Nuuk',
	'Asia/Ho_Chi_Minh',
	'Asia/Kathmandu',
	'Asia/Kolkata',
	'Asia/Yangon',
	'Europe/Kyiv',
	'UTC',
];

/** Every time zone that a user can choose: the machine's, and those of newer names. */
export function listedZones(): string[] {
	return [...new Set([...Intl.supportedValuesOf('timeZone'), ...newer])].sort();
}

/** IANA's names without an area that are no abbreviations: each means one zone. */
const whole = new Set(
	'utc gmt uct zulu universal greenwich cuba egypt eire hongkong iceland iran israel jamaica japan kwajalein libya navajo poland portugal singapore turkey'.split(
		' ',
	),
);

/** `Europe/Paris`, `America/Argentina/Ushuaia`, `Etc/GMT+5`. */
const areaAndLocation = /^[a-z_]+(?:\/[a-z\d_+-]+)+$/i;

/** ICU keeps these of an old Java: `SystemV/EST5`. */
const abbreviated = /^systemv\//i;

/** A name as it was meant: full-width letters are letters, and what nobody sees is left out. */
const plain = (name: string) => withoutUnseen(name.normalize('NFKC')).trim();

/**
 * The IANA time zone of a name. Abbreviations such as BST or EST are none: ICU reads BST as
 * Bangladesh's and NST as New Zealand's, and knows no daylight saving for EST.
 * @returns undefined where the name is none
 */
export function zoneNamed(name: string): string | undefined {
	const meant = plain(name);
	const isName = areaAndLocation.test(meant) && !abbreviated.test(meant);
	if (!isName && !whole.has(meant.toLowerCase())) return undefined;
	// Kept by luxon from the first time on: 100,000 items may name one each.
	return IANAZone.create(meant).isValid ? meant : undefined;
}

/** What people mean by abbreviations, the most likely first. */
const meanings: Readonly<Record<string, string>> = {
	ACST: 'Australia/Adelaide Australia/Darwin',
	ACDT: 'Australia/Adelaide',
	ACT: 'Australia/Adelaide America/Rio_Branco',
	ADT: 'America/Halifax',
	AEDT: 'Australia/Sydney',
	AEST: 'Australia/Sydney Australia/Brisbane',
	AET: 'Australia/Sydney Australia/Brisbane',
	AKDT: 'America/Anchorage',
	AKST: 'America/Anchorage',
	ART: 'America/Argentina/Buenos_Aires',
	AST: 'America/Halifax America/Puerto_Rico Asia/Riyadh',
	AWST: 'Australia/Perth',
	BRT: 'America/Sao_Paulo',
	BST: 'Europe/London Asia/Dhaka Pacific/Bougainville',
	CAT: 'Africa/Maputo',
	CDT: 'America/Chicago America/Havana',
	CEST: 'Europe/Paris Europe/Berlin Europe/Madrid',
	CET: 'Europe/Paris Europe/Berlin Europe/Madrid',
	CLT: 'America/Santiago',
	COT: 'America/Bogota',
	CST: 'America/Chicago America/Costa_Rica America/Havana Asia/Shanghai',
	CST6CDT: 'America/Chicago',
	CT: 'America/Chicago',
	EAT: 'Africa/Nairobi',
	ECT: 'America/Guayaquil',
	EDT: 'America/New_York',
	EEST: 'Europe/Athens Europe/Helsinki',
	EET: 'Europe/Athens Europe/Helsinki Africa/Cairo',
	EST: 'America/New_York America/Panama Australia/Sydney',
	EST5EDT: 'America/New_York',
	ET: 'America/New_York',
	GB: 'Europe/London',
	GST: 'Asia/Dubai',
	HKT: 'Asia/Hong_Kong',
	HST: 'Pacific/Honolulu',
	ICT: 'Asia/Bangkok Asia/Ho_Chi_Minh',
	IDT: 'Asia/Jerusalem',
	IST: 'Asia/Kolkata Europe/Dublin Asia/Jerusalem',
	JST: 'Asia/Tokyo',
	KST: 'Asia/Seoul',
	MDT: 'America/Denver',
	MEST: 'Europe/Paris Europe/Berlin',
	MET: 'Europe/Paris Europe/Berlin',
	MSK: 'Europe/Moscow',
	MST: 'America/Denver America/Phoenix Asia/Kuala_Lumpur',
	MST7MDT: 'America/Denver',
	MT: 'America/Denver',
	NDT: 'America/St_Johns',
	NPT: 'Asia/Kathmandu',
	NST: 'America/St_Johns Asia/Kathmandu',
	NZ: 'Pacific/Auckland',
	NZDT: 'Pacific/Auckland',
	NZST: 'Pacific/Auckland',
	PDT: 'America/Los_Angeles',
	PET: 'America/Lima',
	PHT: 'Asia/Manila',
	PKT: 'Asia/Karachi',
	PST: 'America/Los_Angeles Asia/Manila',
	PST8PDT: 'America/Los_Angeles',
	PT: 'America/Los_Angeles',
	SAST: 'Africa/Johannesburg',
	SGT: 'Asia/Singapore',
	SST: 'Pacific/Pago_Pago Asia/Singapore',
	TRT: 'Europe/Istanbul',
	WAT: 'Africa/Lagos',
	WEST: 'Europe/Lisbon Atlantic/Canary',
	WET: 'Europe/Lisbon Atlantic/Canary',
	WIB: 'Asia/Jakarta',
	Z: 'UTC',
};

/** How many zones a sentence names. */
const mostNamed = 4;

const letters = (name: string) => name.toLowerCase().replace(/[^a-z\d/]/g, '');

/** Each zone of the list, and its letters. */
let listed: ReadonlyArray<readonly [zone: string, letters: string]> | undefined;

/** Letters from which on a part of a name is meant, and no abbreviation. */
const wholeWord = 5;

/** Zones of the list that have a word in their names: Paris is in Europe/Paris. */
function zonesWith(word: string): string[] {
	listed ??= listedZones().map((zone) => [zone, letters(zone)]);
	const wanted = letters(word.slice(word.lastIndexOf('/') + 1));
	if (wanted.length < 3) return [];
	const ends = listed.filter(([, name]) => name.endsWith(`/${wanted}`));
	const isName = word.includes('/') || wanted.length >= wholeWord;
	const isPart = ends.length === 0 && isName;
	const found = isPart ? listed.filter(([, name]) => name.includes(wanted)) : ends;
	return found.map(([zone]) => zone);
}

/** The zone that the machine takes an abbreviation for, where nobody says what people mean. */
function zonesOfTheMachine(name: string): string[] {
	try {
		return [new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone];
	} catch {
		return [];
	}
}

const orJoined = new Intl.ListFormat('en', { type: 'disjunction' });

/** What to do about a name that is no time zone: "use Europe/London or Asia/Dhaka". */
export function zonesInstead(name: string): string {
	const meant = plain(name);
	const known = meanings[meant.toUpperCase()]?.split(' ') ?? zonesWith(meant);
	const zones = (known.length > 0 ? known : zonesOfTheMachine(meant)).filter(
		(zone) => zoneNamed(zone) !== undefined,
	);
	if (zones.length === 0) return 'use a name such as Europe/Paris';
	return `use ${orJoined.format(zones.slice(0, mostNamed))}`;
}

/** "'BST', which is not a time zone: use Europe/London, Asia/Dhaka, or Pacific/Bougainville" */
export function noZone(name: string): string {
	return `'${visible(name)}', which is not a time zone: ${zonesInstead(name)}`;
}
