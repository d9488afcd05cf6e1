import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { knownPhone, splitRecipients } from '../properties/support.mts';
import { dry, previewOf } from '../support/dry.mts';
import { only, shown, useBench } from '../support/support.mts';

describe('Recipients are split', () => {
	for (const separator of [',', ';', '\n', '\u2028', '，', '；', '、', '､', '،', '؛', '﹐']) {
		test(`at U+${separator.charCodeAt(0).toString(16)}`, () => {
			const parts = splitRecipients(`+12025550101${separator}+12025550102`);
			assert.deepEqual(parts, ['+12025550101', '+12025550102']);
		});
	}
});

describe('A number that a provider names', () => {
	const rows: Record<string, [text: unknown, country: string | undefined, known: string]> = {
		'need not be valid': ['11465550101', undefined, '11465550101'],
		'is read with its country code, valid or not': ['16461234567', undefined, '+16461234567'],
		'is read as its country has it': ['6461234567', 'US', '+16461234567'],
		'stays as it is where it may be two': ['13123456789', 'CN', '13123456789'],
		'stays as it is where digits follow it': ['(202) 555-0101-5', 'US', '(202) 555-0101-5'],
		'stays as it is where digits are hidden': ['1646555XXXX', 'US', '1646555XXXX'],
	};
	for (const [name, [text, country, known]] of Object.entries(rows)) {
		test(name, () => assert.equal(knownPhone(text, country), known));
	}
});

describe('What was supplied is said', () => {
	const bench = useBench();
	const run = async (provider: ProviderName, to: string, options = {}) =>
		await dry(bench(), 'message.send', { to }, { provider, options });
	const rows: Record<
		string,
		[ProviderName, to: string, warning: RegExp, note: RegExp, options?: object]
	> = {
		'of a number without a plus': [
			'voipCommunications',
			'13125550101',
			/^'13125550101' has no \+, so the node read it as a number from US: \+13125550101$/,
			/^1 phone number had no \+ before the country code\. The node read it as a number from US, for example '13125550101' as \+13125550101\.$/,
		],
		'of a national number': [
			'proTexting',
			'(312) 555-0101, 312-555-0102',
			/^'\(312\) 555-0101' has no country code, so the node read it as a number from US$/,
			/^2 phone numbers had no country code\. The node read them as numbers from US, for example '\(312\) 555-0101' as \+13125550101\.$/,
		],
		'of numbers of several countries': [
			'voipCommunications',
			'13125550101, 447700900123, 33612100000, 491713920001',
			/read it as a number from US/,
			/^4 phone numbers .* The node read them as numbers from US, GB, FR and 1 more, for example/,
		],
	};
	for (const [name, [provider, to, warning, note, options]] of Object.entries(rows)) {
		test(name, async () => {
			const result = await run(provider, to, options);
			const [first] = shown(result);
			assert.ok(first);
			assert.ok(previewOf(first).warnings.some((one) => warning.test(one)));
			assert.ok(
				result.hints.some(({ message }) => note.test(message)),
				JSON.stringify(result.hints),
			);
		});
	}

	test('and nothing is, of a number with its country code', async () => {
		const result = await run('proTexting', '+13125550101, 13125550102');
		assert.deepEqual(
			shown(result).flatMap((one) => previewOf(one).warnings),
			[],
		);
		assert.doesNotMatch(JSON.stringify(result.hints), /phone number/);
	});

	test('a switchboard is sent the number that the result has', async () => {
		const result = await bench().run('enswitch', 'message.send', {
			items: [{}],
			parameters: { to: '+61(041)2345678' },
		});
		assert.equal(only(result).to, '+61412345678');
		assert.match(String(bench().requests[0]?.body), /cnumber=%2B61412345678/);
	});
});

describe('Default Country', () => {
	const bench = useBench();
	const rows: Record<string, [value: string, says: RegExp]> = {
		'answers UK with the code of the United Kingdom': [
			'UK',
			/a two-letter code .* but is 'UK': use GB$/,
		],
		'answers uk, too': [' uk ', /use GB$/],
		'answers the code of a language': ['EN', /use GB$/],
		'answers a code of three letters': ['usa', /use US$/],
		'answers the name of a country': ['Germany', /must be a two-letter code .*'Germany': use DE$/],
		'answers the name of a country in its own language': ['España', /use ES$/],
		'has no guess at what is no country': [
			'Utopia',
			/a two-letter code such as US or GB, but is 'Utopia'$/,
		],
	};
	for (const [name, [defaultCountry, says]] of Object.entries(rows)) {
		test(name, async () => {
			const result = await bench().run('smsScheduler', 'message.send', {
				items: [{}],
				parameters: { to: '0612345678', options: { defaultCountry } },
				onError: 'continueRegularOutput',
			});
			assert.match(only(result).failure?.message ?? '', says);
		});
	}
});
