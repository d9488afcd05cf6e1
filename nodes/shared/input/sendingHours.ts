import type { ParameterReader } from '../contract/parameterReader';
import { usualHours, weekdays } from '../form/options/sendingHours';
import { visible } from '../lib/characters';
import { asList, asObject, asText } from '../lib/data';
import { InvalidInput } from '../result/failure';
import type { SharedHours } from '../sms/sharedHours';
import { recipientZone, workflowZone } from '../time/dateTime';
import { zoneNamed, zonesInstead } from '../time/timeZones';

/** Hours as the user set them, and what to do outside of them. */
export interface SendingHours extends SharedHours {
	otherwise: 'move' | 'refuse';
	/**
	 * Where the recipients' clocks count: whose zones these are. `nobody` as long as no recipient is
	 * looked at, and `workflow` where the country of the phone number is not known.
	 */
	clocksOf?: 'nobody' | 'recipient' | 'workflow';
}

const wrong = (says: string) => new InvalidInput('sendingHours', says);

/** `9`, `9:00`, `09:00`, and what a spreadsheet makes of it, `09:00:00`. */
const clock = /^(\d{1,2})(?::([0-5]\d)(?::00)?)?$/;

/** A time of day in minutes. @throws InvalidInput */
function readClock(value: unknown, label: string, most: number): number {
	const text = typeof value === 'object' ? undefined : asText(value);
	const [, hour, minute = '0'] = clock.exec(text ?? '') ?? [];
	const minutes = Number(hour) * 60 + Number(minute);
	if (minutes <= most) return minutes;
	const given = text === undefined ? 'is empty or not text' : `is '${text}'`;
	throw wrong(
		`cannot be read: '${label}' must be a time of day, but ${given}: use a format such as 08:00`,
	);
}

/** @throws InvalidInput */
function readDays(value: unknown): number[] {
	const names = (asList(value) ?? asText(value)?.split(',') ?? []).map(
		(name) => asText(name) ?? '',
	);
	const days = names.map((name) => {
		const day = weekdays.findIndex((one) => one.toLowerCase() === name.toLowerCase());
		if (day >= 0) return day;
		throw wrong(
			`cannot be read: 'Days' contains '${name}', which is not a day: use monday to sunday`,
		);
	});
	if (days.length === 0) throw wrong("has no 'Days': choose at least one day");
	return [...new Set(days)].sort();
}

function readOtherwise(value: unknown): SendingHours['otherwise'] {
	if (value === 'move' || value === 'refuse') return value;
	throw wrong(
		`has an unknown 'Otherwise' value '${visible(asText(value) ?? '')}': use move or refuse`,
	);
}

/** @throws InvalidInput */
function readZoneOf(value: unknown, workflow: string): Pick<SendingHours, 'zones' | 'clocksOf'> {
	const name = asText(value) ?? workflowZone;
	if (name === workflowZone) return { zones: [workflow] };
	if (name === recipientZone) return { zones: [], clocksOf: 'nobody' };
	const zone = zoneNamed(name);
	if (zone !== undefined) return { zones: [zone] };
	throw wrong(`cannot be read: '${visible(name)}' is not a time zone: ${zonesInstead(name)}`);
}

/**
 * Reads the option Sending Hours.
 * @param zone the workflow's
 * @returns null where the user did not add it
 * @throws InvalidInput
 */
export function readSendingHours(parameters: ParameterReader, zone: string): SendingHours | null {
	const option = parameters.option('sendingHours');
	if (option === undefined || option === null || option === '') return null;
	const given = asObject(asObject(option)?.hours);
	if (!given) throw wrong('has no hours: add hours, or remove the option');
	const value = (name: keyof typeof usualHours) =>
		Object.hasOwn(given, name) ? given[name] : usualHours[name];
	const from = readClock(value('from'), 'From', 1439);
	const to = readClock(value('to'), 'To', 1440);
	if (from === to) {
		throw wrong("begins and ends at the same minute: for whole days, use '00:00' to '24:00'");
	}
	return {
		from,
		to,
		days: readDays(value('days')),
		...readZoneOf(value('timezone'), zone),
		otherwise: readOtherwise(value('otherwise')),
	};
}

const two = (number: number) => String(number).padStart(2, '0');
const clockOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** How many zones a sentence names. */
const named = 3;

const joined = new Intl.ListFormat('en');

/** "Europe/Paris", "America/Chicago and America/New_York", "Asia/Anadyr, …, and 13 more" */
export function zonesInWords(zones: readonly string[]): string {
	const more = zones.length - named;
	return joined.format([...zones.slice(0, named), ...(more > 0 ? [`${more} more`] : [])]);
}

/** "08:00 to 20:00, Monday to Friday, Europe/Paris" */
export function hoursInWords({ from, to, days, zones }: SharedHours): string {
	const [first = 0] = days;
	const last = days.at(-1) ?? first;
	const isRow = days.length > 2 && last - first === days.length - 1;
	const names = (isRow ? [first, last] : days).map((one) => weekdays[one]);
	const onDays = names.join(isRow ? ' to ' : ', ');
	return `${clockOf(from)} to ${clockOf(to)}, ${onDays}, ${zonesInWords(zones)}`;
}
