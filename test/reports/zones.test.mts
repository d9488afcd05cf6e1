/** Time zones as people name them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import fc from 'fast-check';

import { only, phone, useBench } from '../support/support.mts';

const require = createRequire(import.meta.url);
const shared = (name: string): unknown => require(`../../dist/nodes/shared/${name}.js`);
const { zoneNamed, zonesInstead, listedZones } = shared('time/timeZones') as {
	zoneNamed(name: string): string | undefined;
	zonesInstead(name: string): string;
	listedZones(): string[];
};

const bench = useBench();

const schedule = async (parameters: INodeParameters, credential = {}) =>
	await bench().run('smsScheduler', 'message.schedule', {
		parameters: { to: phone(0), sendAt: '2030-07-01 12:00', ...parameters },
		settings: { timezone: 'Europe/London' },
		credential,
		onError: 'continueRegularOutput',
	});

/** Abbreviations, and zones of the list that people mean by them. */
const abbreviations: Record<string, readonly string[]> = {
	BST: ['Europe/London', 'Asia/Dhaka', 'Pacific/Bougainville'],
	NST: ['America/St_Johns'],
	SST: ['Pacific/Pago_Pago'],
	IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
	EST: ['America/New_York', 'America/Panama'],
	EDT: ['America/New_York'],
	CST: ['America/Chicago', 'Asia/Shanghai'],
	MST: ['America/Denver', 'America/Phoenix'],
	PST: ['America/Los_Angeles', 'Asia/Manila'],
	HST: ['Pacific/Honolulu'],
	CET: ['Europe/Paris', 'Europe/Berlin'],
	EET: ['Europe/Athens'],
	WET: ['Europe/Lisbon'],
	MET: ['Europe/Berlin'],
	PST8PDT: ['America/Los_Angeles'],
	EST5EDT: ['America/New_York'],
	AST: ['America/Halifax'],
	ACT: ['Australia/Adelaide'],
	bst: ['Europe/London'],
	' Bst ': ['Europe/London'],
	ＢＳＴ: ['Europe/London'],
};

/** The three fields that name a time zone, each with what it calls itself. */
const fields: Record<string, [label: string, run: (zone: string) => ReturnType<typeof schedule>]> =
	{
		'the option Timezone': [
			"'Timezone Name or ID' is ",
			async (timezone) => await schedule({ options: { timezone } }),
		],
		'Account Timezone': [
			"'Account Timezone' in the credential is ",
			async (accountTimezone) => await schedule({}, { accountTimezone }),
		],
		'Sending Hours': [
			"'Sending Hours' cannot be read: ",
			async (timezone) => await schedule({ options: { sendingHours: { hours: { timezone } } } }),
		],
	};

for (const [field, [label, run]] of Object.entries(fields)) {
	describe(`As ${field}`, () => {
		for (const [name, zones] of Object.entries(abbreviations)) {
			test(`'${name}' is refused, with ${zones.join(', ')}`, async () => {
				const { submission, failure } = only(await run(name));
				assert.equal(submission, 'rejected');
				const message = failure?.message ?? '';
				assert.ok(message.startsWith(label), message);
				assert.match(message, /is not a time zone: use /);
				for (const zone of zones) assert.ok(message.includes(zone), message);
				assert.equal(bench().requests.length, 0);
			});
		}

		const unknown: Record<string, string> = {
			Paris: 'Europe/Paris',
			'New York': 'America/New_York',
			'US/Paris': 'Europe/Paris',
			'Mars/Olympus': 'a name such as Europe/Paris',
			'Europe/Pari\u0455': 'Europe/Paris',
		};
		for (const [name, instead] of Object.entries(unknown)) {
			test(`'${name}' is refused, with ${instead}`, async () => {
				const message = only(await run(name)).failure?.message ?? '';
				assert.ok(message.includes(`is not a time zone: use ${instead}`), message);
			});
		}

		for (const name of [
			'Europe/Paris',
			'America/Argentina/Buenos_Aires',
			'Etc/GMT+5',
			'Etc/UTC',
			'UTC',
			'GMT',
			'US/Eastern',
			'Asia/Kolkata',
			'Europe/Kyiv',
			' Europe/Paris\u200b',
			'Europe/Paris\u00a0',
		]) {
			test(`'${name}' is a time zone`, async () => {
				assert.equal(only(await run(name)).submission, 'accepted');
			});
		}
	});
}

describe('Time zones', () => {
	test('of the list can all be chosen', () => {
		assert.deepEqual(
			listedZones().filter((zone) => zoneNamed(zone) !== zone),
			[],
		);
	});

	test('of two to five capitals and digits are refused, but for UTC, GMT and UCT', () => {
		const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
		const word = fc
			.string({ unit: letter, minLength: 2, maxLength: 5 })
			.filter((name) => !/^(UTC|GMT|UCT|ZULU|CUBA|EGYPT|EIRE|IRAN|JAPAN|LIBYA)$/.test(name));
		fc.assert(
			fc.property(word, (name) => {
				assert.equal(zoneNamed(name), undefined);
			}),
			{ numRuns: 5000 },
		);
		for (const name of [
			'MST7MDT',
			'CST6CDT',
			'SystemV/EST5',
			'PRC',
			'ROK',
			'+02:00',
			'GMT+2',
			'Z',
		]) {
			assert.equal(zoneNamed(name), undefined, name);
		}
	});

	test('are known without what nobody sees around them', () => {
		for (const name of [
			' UTC',
			'Europe/Paris\u00a0',
			'\u200bEurope/\u2060Paris\n',
			'Ｅurope/Paris',
		]) {
			assert.equal(zoneNamed(name), /UTC/.test(name) ? 'UTC' : 'Europe/Paris');
		}
	});

	test('that a refusal names are not ones whose names only have the letters in them', () => {
		for (const [name, says] of [
			['ROK', 'use Asia/Seoul'],
			['NET', 'use Asia/Yerevan'],
			['York', 'use a name such as Europe/Paris'],
			['New York', 'use America/New_York'],
		] as const) {
			assert.equal(zonesInstead(name), says);
		}
	});

	test('that a refusal names are all in the list', () => {
		const listed = new Set(listedZones());
		for (const name of [
			...Object.keys(abbreviations),
			'AEST',
			'WIB',
			'BRT',
			'ART',
			'Lima',
			'VST',
		]) {
			const named = zonesInstead(name).match(/[A-Z]\w+(?:\/[\w+-]+)+/g) ?? [];
			assert.ok(named.length > 0, name);
			for (const zone of named) assert.ok(listed.has(zone), `${name}: ${zone}`);
		}
	});
});
