import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { useGateway } from '../support/gateway.mts';
import { only, shown, useBench } from '../support/support.mts';

const bench = useBench();
const { bench: chain, ask, refuse } = useGateway();

type Format = 'asTyped' | 'digits' | 'e164' | 'national';

async function send(to: string, options: INodeParameters) {
	const result = await bench().run('enswitch', 'message.send', {
		parameters: { to, options },
		onError: 'continueRegularOutput',
	});
	const sent = bench().requests.map(({ body }) => new URLSearchParams(body).get('cnumber'));
	return { result, sent };
}

describe('Number Format spells what Enswitch gets', () => {
	const ways: Record<
		string,
		[to: string, country: string, shown: string, sent: Record<Format, string>]
	> = {
		'of a number with +': [
			'+44 7700 900123',
			'GB',
			'+447700900123',
			{
				asTyped: '+447700900123',
				digits: '447700900123',
				e164: '+447700900123',
				national: '07700900123',
			},
		],
		'of a number with 00': [
			'0044 7700 900123',
			'GB',
			'+447700900123',
			{
				asTyped: '00447700900123',
				digits: '447700900123',
				e164: '+447700900123',
				national: '07700900123',
			},
		],
		'of a national number': [
			'(212) 555-1234',
			'US',
			'+12125551234',
			{
				asTyped: '2125551234',
				digits: '12125551234',
				e164: '+12125551234',
				national: '2125551234',
			},
		],
		'of a neighbor that shares the country code': [
			'+1 416 555 0101',
			'US',
			'+14165550101',
			{
				asTyped: '+14165550101',
				digits: '14165550101',
				e164: '+14165550101',
				national: '4165550101',
			},
		],
		'of a mobile number that is as short as a line': [
			'221234',
			'GL',
			'+299221234',
			{ asTyped: '221234', digits: '299221234', e164: '+299221234', national: '221234' },
		],
		'of an internal line': [
			'101',
			'US',
			'101',
			{ asTyped: '101', digits: '101', e164: '101', national: '101' },
		],
	};
	for (const [name, [to, defaultCountry, expected, sent]] of Object.entries(ways)) {
		for (const [numberFormat, wire] of Object.entries(sent)) {
			test(`${name}: ${numberFormat}`, async () => {
				const done = await send(to, { numberFormat, defaultCountry });
				const { submission, failure, to: seen } = only(done.result);
				assert.deepEqual([submission, seen], ['accepted', expected], failure?.message);
				assert.deepEqual(done.sent, [wire]);
			});
		}
	}

	for (const line of ['30123', '10100', '0012']) {
		test(`of the line ${line}, whose digits a German fixed line might have`, async () => {
			const done = await send(line, { numberFormat: 'e164', defaultCountry: 'DE' });
			assert.deepEqual([only(done.result).to, done.sent], [line, [line]]);
		});
	}

	test('of a number with +, also without Default Country', async () => {
		const { sent } = await send('+44 7700 900123', { numberFormat: 'digits' });
		assert.deepEqual(sent, ['447700900123']);
	});

	test('so that the phone of a national number is the one of its country', async () => {
		await send('+44 7700 900123', { numberFormat: 'national', defaultCountry: 'GB' });
		assert.deepEqual(
			bench().simulator.ledger.map(({ phone }) => phone),
			['+447700900123'],
		);
	});

	test('and Do Not Send To knows the same phones', async () => {
		const own = { numberFormat: 'national', defaultCountry: 'DE' };
		const { result, sent } = await send('+49 1713920001, 30123', {
			...own,
			doNotSendTo: '+33 6 12 34 56 78, 0171 3920001, 30123',
		});
		assert.deepEqual(
			shown(result).map(({ reason }) => reason),
			['suppressed', 'suppressed'],
		);
		assert.deepEqual(sent, []);
	});
});

describe('Number Format refuses, before anything is sent,', () => {
	const ways: Record<string, [to: string, options: INodeParameters, says: RegExp]> = {
		'a number of no known country, as E.164': [
			'212 555 1234',
			{ numberFormat: 'e164' },
			/^'To' contains '212 555 1234', which is not a complete phone number: add \+ and the country code, or set 'Default Country'/,
		],
		'a local number, as digits': [
			'555-1234',
			{ numberFormat: 'digits', defaultCountry: 'US' },
			/^'To' contains '555-1234', which is not a complete phone number in US/,
		],
		'any number as a national one, where no country is set': [
			'+447700900123',
			{ numberFormat: 'national' },
			/^'To' contains '\+447700900123', which has no national form without a country: set 'Default Country'/,
		],
		'a number of another country, as a national one': [
			'+33612345678',
			{ numberFormat: 'national', defaultCountry: 'GB' },
			/^'To' contains '\+33612345678', a number of FR \(\+33\), which has no national form in GB/,
		],
		'two lines in one place': [
			'101 / 102',
			{ numberFormat: 'e164' },
			/^'To' contains '101 \/ 102', which looks like multiple phone numbers/,
		],
		'a format that there is not': [
			'101',
			{ numberFormat: '={{ "local" }}' },
			/^'Number Format' must be 'asTyped', 'digits', 'e164' or 'national', but is 'local'/,
		],
	};
	for (const [name, [to, options, says]] of Object.entries(ways)) {
		test(name, async () => {
			const { result, sent } = await send(to, options);
			const { failure } = only(result);
			assert.equal(failure?.kind, 'invalidInput');
			assert.match(failure.message, says);
			assert.deepEqual(sent, []);
		});
	}
});

describe('As a fallback, Enswitch gets numbers in the format of its own options', () => {
	const ways: Record<Format, string> = {
		asTyped: '+16461235001',
		digits: '16461235001',
		e164: '+16461235001',
		national: '6461235001',
	};
	for (const [numberFormat, wire] of Object.entries(ways)) {
		test(numberFormat, async () => {
			refuse('proTexting');
			const result = await ask(['proTexting', 'enswitch'], {
				parameters: { to: '+1 646 123 5001', enswitchOptions: { numberFormat } },
			});
			const { to, submission, failure } = only(result);
			assert.deepEqual([to, submission], ['+16461235001', 'accepted'], failure?.message);
			const last = chain().requests.at(-1);
			assert.equal(new URLSearchParams(last?.body).get('cnumber'), wire);
		});
	}

	test('and refuses beforehand what has no such form', async () => {
		const result = await ask(['proTexting', 'enswitch'], {
			parameters: { to: '+447700900123', enswitchOptions: { numberFormat: 'national' } },
		});
		assert.match(
			only(result).failure?.message ?? '',
			/^Fallback provider Enswitch: 'To' contains '\+447700900123', a number of GB \(\+44\), which has no national form in US/,
		);
		assert.equal(chain().requests.length, 0);
	});
});
