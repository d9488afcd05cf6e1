/** Times as people and other nodes write them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { read } from '../properties/sendAt.mts';
import { luxon, readSendAt, refusal } from '../properties/support.mts';
import { only, phone, useBench } from '../support/support.mts';

const require = createRequire(import.meta.url);
const shared = (name: string): unknown => require(`../../dist/nodes/shared/${name}.js`);
const { zoneOfWindows } = shared('time/windowsZones') as {
	zoneOfWindows(name: string): string | undefined;
};

const bench = useBench();

const schedule = async (parameters: INodeParameters, credential = {}) =>
	await bench().run('smsScheduler', 'message.schedule', {
		parameters: { to: phone(0), sendAt: '2030-07-01 12:00', ...parameters },
		settings: { timezone: 'Europe/London' },
		credential,
		onError: 'continueRegularOutput',
	});

/** Invisible or unusual characters in a time, and the instant all of them mean. */
describe('A time is read', () => {
	const evening = '2030-12-25T18:30:00.000Z';
	const morning = '2030-12-25T09:30:00.000Z';
	const ways: Record<string, [unknown, string]> = {
		'with a no-break space': ['2030-12-25\u00a018:30', evening],
		'with a narrow no-break space': ['2030-12-25\u202f18:30', evening],
		'with an ideographic space': ['2030-12-25\u300018:30', evening],
		'with a tab': ['2030-12-25\t18:30', evening],
		'with a new line': ['2030-12-25\n18:30\n', evening],
		'with a byte order mark': ['\ufeff2030-12-25 18:30', evening],
		'with direction marks': ['\u200e2030-12-25\u200e 18:30\u200f', evening],
		'with a zero width space': ['2030-12-25 18:\u200b30', evening],
		'in full-width characters': ['２０３０－１２－２５　１８：３０', evening],
		'with other hyphens': ['2030\u201112\u201125 18:30', evening],
		'with a minus sign in its offset': ['2030-12-25T13:30\u221205:00', evening],
		'with an hour of one digit': ['2030-12-25 9:30', morning],
		'with an hour of one digit, and seconds': ['2030-12-25 9:30:00', morning],
		'with an hour of one digit after a T': ['2030-12-25T9:30', morning],
		'with an hour of one digit after a no-break space': ['2030-12-25\u00a09:30', morning],
		'with an hour of one digit, and an offset': [
			'2030-12-25 9:30 +01:00',
			'2030-12-25T08:30:00.000Z',
		],
		"as a Microsoft calendar's": [
			{ dateTime: '2030-12-25T18:30:00.0000000', timeZone: 'UTC' },
			evening,
		],
		"as a Microsoft calendar's in a Windows zone": [
			{ dateTime: '2030-12-25T10:30:00.0000000', timeZone: 'Pacific Standard Time' },
			evening,
		],
		"as a Microsoft calendar's in a Windows zone with daylight saving": [
			{ dateTime: '2030-07-01T19:30:00', timeZone: 'GMT Standard Time' },
			'2030-07-01T18:30:00.000Z',
		],
		"as a Microsoft calendar's in an IANA zone": [
			{ dateTime: '2030-12-25T19:30:00', timeZone: 'Europe/Berlin' },
			evening,
		],
		"as a Google calendar's": [
			{ dateTime: '2030-12-25T19:30:00+01:00', timeZone: 'Europe/Berlin' },
			evening,
		],
		'by its offset, whatever the zone beside it': [
			{ dateTime: '2030-12-25T18:30:00Z', timeZone: 'Customized Time Zone' },
			evening,
		],
		'as an object without a zone': [{ dateTime: '2030-12-25 18:30' }, evening],
		'as an object in capitals': [{ DateTime: '2030-12-25T18:30:00', TimeZone: 'UTC' }, evening],
	};
	for (const [name, [value, instant]] of Object.entries(ways)) {
		test(name, () => {
			assert.equal(read(value).toUTC().toISO(), instant);
		});
	}

	test("through the node, as a Microsoft calendar's", async () => {
		const sendAt =
			'={{ { dateTime: "2030-07-01T12:00:00.0000000", timeZone: "Tokyo Standard Time" } }}';
		assert.equal(only(await schedule({ sendAt })).scheduledFor, '2030-07-01T03:00:00.000Z');
	});

	test('of every Windows zone', () => {
		for (const name of [
			'Romance Standard Time',
			'India Standard Time',
			'utc',
			'FLE Standard Time',
		]) {
			assert.ok(zoneOfWindows(name), name);
		}
		assert.equal(zoneOfWindows('Customized Time Zone'), undefined);
	});
});

describe('A time is refused, and what is wrong with it is seen', () => {
	const ways: Record<string, [unknown, RegExp]> = {
		'with a character that nobody sees': [
			'2030-12-25\u00a0at\u200b18:30',
			/is '2030-12-25<U\+00A0>at<U\+200B>18:30', which is not a date/,
		],
		'with a control character': ['2030-12-25\u000018:30', /<U\+0000>/],
		'of a whole day in a calendar': [
			{ date: '2030-12-25' },
			/'2030-12-25', which has no time of day/,
		],
		'of a whole day beside an empty time': [
			{ date: '2030-12-25', dateTime: null, timeZone: 'UTC' },
			/has no time of day/,
		],
		'in a Windows zone that is none': [
			{ dateTime: '2030-12-25T18:30:00', timeZone: 'Customized Time Zone' },
			/contains 'Customized Time Zone', which is not a time zone/,
		],
		"in an abbreviation's zone": [
			{ dateTime: '2030-07-01T18:30:00', timeZone: 'BST' },
			/contains 'BST', which is not a time zone: use Europe\/London/,
		],
		'with an abbreviation behind it': ['2030-07-01T18:30[BST]', /'BST', which is not a time zone/],
		'as an object of something else': [{ start: '2030-12-25' }, /but is something else/],
		'as an object in an object': [{ dateTime: { dateTime: '2030-12-25 18:30' } }, /something else/],
		'with an hour of one digit in the evening': ['2030-12-25 9:30 PM', /which is not a date/],
	};
	for (const [name, [value, says]] of Object.entries(ways)) {
		test(name, () => {
			assert.match(
				refusal(() => read(value)),
				says,
			);
		});
	}
});

describe('A past time with Send Now', () => {
	// The clocks of Paris go back on 2025-10-26 at 01:00 UTC, those of New York on 2025-11-02 at 06:00.
	const now = luxon.DateTime.fromISO('2025-12-01T12:00:00Z');
	const past = (value: string, zone = 'UTC', ifPast: 'fail' | 'sendNow' = 'sendNow') =>
		readSendAt(value, { zone, accountZone: 'Europe/Paris', ifPast, now });

	test("that the provider's clocks show twice is sent", () => {
		assert.ok(past('2025-10-26T00:30:00Z') < now);
	});

	test("that the user's clocks show twice is sent", () => {
		assert.ok(past('2025-11-02 01:30', 'America/New_York') < now);
	});

	test("that the user's clocks skip is sent", () => {
		assert.ok(past('2025-03-09 02:30', 'America/New_York') < now);
	});

	test('of which one reading is still to come is refused', () => {
		const between = luxon.DateTime.fromISO('2025-11-02T06:00:00Z');
		const rules = { zone: 'America/New_York', accountZone: 'UTC', ifPast: 'sendNow' as const };
		assert.match(
			refusal(() => readSendAt('2025-11-02 01:30', { ...rules, now: between })),
			/occurs twice/,
		);
	});

	test('is refused as a past time without the option', () => {
		assert.match(
			refusal(() => past('2025-10-26T00:30:00Z', 'UTC', 'fail')),
			/in the past/,
		);
	});

	test("half a minute late is sent, also where the provider's clocks show it twice", () => {
		const rules = { zone: 'UTC', accountZone: 'Europe/Paris', ifPast: 'fail' as const };
		const late = luxon.DateTime.fromISO('2025-10-26T00:30:30Z');
		assert.ok(readSendAt('2025-10-26T00:30:00Z', { ...rules, now: late }) < late);
	});
});
