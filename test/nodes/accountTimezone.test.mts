/** The list of time zones of a credential: a saved value keeps its meaning, and a label is true. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { credentials } from './package.mts';

const require = createRequire(import.meta.url);
const { IANAZone } = require('luxon') as {
	IANAZone: { create(name: string): { offset(at: number): number } };
};
const { listedZones } = require('../../dist/nodes/shared/time/timeZones.js') as {
	listedZones(): string[];
};

const field = (name: string): INodeProperties | undefined =>
	credentials
		.find(({ credential }) => credential.name === name)
		?.credential.properties.find((one) => one.name === 'accountTimezone');

const options = (field('proTextingApi')?.options ?? []) as INodePropertyOptions[];
const labelOf = new Map(options.map(({ name, value }) => [String(value), name]));

/** `UTC−03:30` as minutes. */
function minutesOf(label: string): number {
	const [, sign, hours, minutes] = /^UTC([−+])(\d\d):(\d\d)/.exec(label) ?? [];
	return (sign === '−' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The offsets of a winter and a summer that no parliament changes any more. */
const offsetsOf = (zone: string) =>
	[Date.UTC(2025, 0, 15), Date.UTC(2025, 6, 15)].map((at) => IANAZone.create(zone).offset(at));

const labels: Record<string, string> = {
	'Etc/GMT+5': 'UTC−05:00 · Eastern Standard (no daylight saving)',
	'America/New_York': 'UTC−05:00 · Eastern Time (daylight saving) · America/New_York',
	'America/Chicago': 'UTC−06:00 · Central Time (daylight saving) · America/Chicago',
	'America/Panama': 'UTC−05:00 · Eastern Standard Time · America/Panama',
	'America/St_Johns': 'UTC−03:30 · Newfoundland Time (daylight saving) · America/St_Johns',
	UTC: 'UTC+00:00 · UTC (no daylight saving)',
	'Europe/London': 'UTC+00:00 · United Kingdom Time (daylight saving) · Europe/London',
	'Europe/Dublin': 'UTC+00:00 · Ireland Time (daylight saving) · Europe/Dublin',
	'Europe/Paris': 'UTC+01:00 · Central European Time (daylight saving) · Europe/Paris',
	'Etc/GMT-3': 'UTC+03:00 · Fixed (no daylight saving)',
	'Asia/Kolkata': 'UTC+05:30 · India Standard Time · Asia/Kolkata',
	'Pacific/Marquesas': 'UTC−09:30 · Pacific/Marquesas',
};

describe('The list of time zones of a credential', () => {
	for (const [zone, label] of Object.entries(labels)) {
		test(`shows ${zone} as ${label}`, () => {
			assert.equal(labelOf.get(zone), label);
		});
	}

	for (const [credential, description] of [
		['proTextingApi', /"GMT-5:00 EST"/],
		['smsSchedulerApi', /the provider doesn't document.*schedule a message/],
		['voipCommunicationsApi', /doesn't document.*US Central Time with daylight saving/],
	] as const) {
		test(`has the default of ${credential}, and says whose word it is`, () => {
			const found = field(credential);
			assert.equal(found?.type, 'options');
			assert.ok(labelOf.has(String(found.default)));
			assert.match(found.description ?? '', description);
		});
	}

	test('has every time zone that a user could have entered so far by its name', () => {
		assert.deepEqual(
			listedZones().filter((zone) => !labelOf.has(zone)),
			[],
		);
	});

	test('names no time zone twice, and gives no two of them one label', () => {
		assert.equal(new Set(options.map(({ value }) => value)).size, options.length);
		assert.equal(new Set(options.map(({ name }) => name)).size, options.length);
	});

	test('is in the order of offsets', () => {
		const offsets = options.map(({ name }) => minutesOf(name));
		assert.deepEqual(
			offsets,
			offsets.toSorted((a, b) => a - b),
		);
	});

	test('shows the offset without daylight saving, and says where there is any', () => {
		const wrong = options.filter(({ name, value }) => {
			const offsets = offsetsOf(String(value));
			const changes = offsets[0] !== offsets[1];
			return (
				minutesOf(name) !== Math.min(...offsets) || changes !== name.includes(' (daylight saving)')
			);
		});
		assert.deepEqual(wrong, []);
	});
});
