/** What the triggers make of the facts that providers tell. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { useTriggers } from './support.mts';

const TEXT = {
	class: 'message',
	event: 'received',
	timestamp: '1766685600.250000',
	snumber: '2125551234',
	cnumber: '2125550000',
	body: 'Hello?',
	uniqueid: '1234567891',
	received: '1766685599',
};

type Row = readonly [
	string,
	fields: Record<string, string>,
	expected: IDataObject,
	parameters?: object,
];

describe('Enswitch', () => {
	const triggers = useTriggers();
	const call = async (fields: Record<string, string>, parameters = {}) => {
		const text = String(new URLSearchParams(fields));
		return await triggers().call('enswitchTrigger', { text }, parameters);
	};
	const without = (...names: readonly string[]) =>
		Object.fromEntries(Object.entries(TEXT).filter(([name]) => !names.includes(name)));

	test('tells of a text, with all that is known of it', async () => {
		const { item } = await call(TEXT);
		assert.deepEqual(item, {
			provider: 'enswitch',
			from: '2125551234',
			to: '2125550000',
			text: 'Hello?',
			receivedAt: '2025-12-25T17:59:59.000Z',
			optOut: false,
			optIn: false,
			help: false,
			chatInput: 'Hello?',
			sessionId: '2125551234',
			id: '1234567891',
			class: 'message',
			event: 'received',
			timestamp: '1766685600.250000',
			raw: { method: 'POST', query: { key: '[hidden]' }, body: TEXT },
		});
	});

	const ROWS: readonly Row[] = [
		[
			'the time of the event when the text has none',
			without('received'),
			{ receivedAt: '2025-12-25T18:00:00.250Z' },
		],
		[
			'no time when there is none',
			without('received', 'timestamp'),
			{ receivedAt: null, timestamp: null },
		],
		[
			'no time when it is none',
			{ ...without('timestamp'), received: 'soon' },
			{ receivedAt: null },
		],
		[
			'no time beyond all calendars',
			{ ...without('timestamp'), received: '1e300' },
			{ receivedAt: null },
		],
		[
			'an event of a name nobody knows',
			{ ...TEXT, event: 'smelled' },
			{ event: 'smelled', text: 'Hello?' },
		],
		[
			'no fields as null',
			{ class: 'message' },
			{ from: null, to: null, text: null, id: null, event: null },
		],
		['a call without a class', without('class'), { class: null, text: 'Hello?' }],
		[
			'national numbers in full, with a country',
			TEXT,
			{ from: '+12125551234', to: '+12125550000' },
			{ options: { defaultCountry: 'us' } },
		],
		['names of lines as they are', { ...TEXT, snumber: 'reception' }, { from: 'reception' }],
		[
			'a call, when any event is wanted',
			{ class: 'call', event: 'start' },
			{ class: 'call', event: 'start', text: null },
			{ event: 'any' },
		],
	];
	for (const [name, fields, expected, parameters] of ROWS) {
		test(`tells of ${name}`, async () => {
			const { item } = await call(fields, parameters);
			const found = Object.keys(expected).map((key) => [key, item?.[key]]);
			assert.deepEqual(Object.fromEntries(found), expected);
		});
	}

	test('starts nothing with a call unless any event is wanted, and is answered', async () => {
		const { item, status, answer } = await call({ class: 'call', event: 'start' });
		assert.deepEqual([item, status, answer], [undefined, 200, '']);
	});
});

describe('VoIP Communications', () => {
	const triggers = useTriggers();
	const call = async (fields: Record<string, string>, options = {}) => {
		const text = String(new URLSearchParams(fields));
		return await triggers().call('voipCommunicationsTrigger', { text }, { options });
	};
	const reply = { from: '14155550101', to: '17134567890', msg: 'Hello?' };

	test('tells of a reply, without a time, since it gives none whose zone is known', async () => {
		const { item } = await call({ ...reply, sms_status_date: '2026-01-01 10:00:00' });
		const { raw: _raw, ...told } = item ?? {};
		assert.deepEqual(told, {
			provider: 'voipCommunications',
			from: '+14155550101',
			to: '+17134567890',
			text: 'Hello?',
			receivedAt: null,
			optOut: false,
			optIn: false,
			help: false,
			chatInput: 'Hello?',
			sessionId: '+14155550101',
		});
	});

	for (const [msg, optOut] of [
		['STOP', true],
		[' stop! ', true],
		['Arrêt', true],
		['ＳＴＯＰ', true],
		['Opt out.', true],
		['baja', true],
		['Is there a bus stop nearby?', false],
		['stop it', false],
		['🛑', false],
	] as const) {
		test(`'${msg}' ${optOut ? 'opts out' : 'does not opt out'}`, async () => {
			const { item } = await call({ ...reply, msg }, { optOutWords: 'Baja; ¡alto!' });
			assert.equal(item?.['optOut'], optOut);
		});
	}

	test("'baja' opts out only where the user says so", async () => {
		assert.equal((await call({ ...reply, msg: 'baja' })).item?.['optOut'], false);
	});

	for (const ignoreFrom of ['+14155550101', '17134567890, (415) 555-0101', '14155550101']) {
		test(`starts nothing with a message from '${ignoreFrom}' that is to be ignored`, async () => {
			const outcome = await call(reply, { ignoreFrom, defaultCountry: 'US' });
			assert.deepEqual([outcome.item, outcome.status], [undefined, 200]);
		});
	}

	test('starts the workflow with a message from a number beside an ignored one', async () => {
		assert.ok((await call(reply, { ignoreFrom: '+14155550102' })).item);
	});

	test('the same reply twice starts the workflow twice', async () => {
		assert.deepEqual((await call(reply)).item, (await call(reply)).item);
	});
});
