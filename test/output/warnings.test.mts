import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { dry, previewOf, type Dry } from '../support/dry.mts';
import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();

describe('A dry run warns of', () => {
	const long = (text: string) => text.padEnd(100, '.');
	const option = "the option 'Replace Smart Characters'";
	const ways: Record<string, [parameters: INodeParameters, warnings: RegExp[], dry?: Dry]> = {
		'nothing, when all is well': [{ message: long('Hello') }, []],
		'one curly quote, and what the option writes for it': [
			{ message: long('Your order’s here') },
			[
				/^The character ’ at position 11 reduces each segment from 160 to 70 characters \(UCS-2\): 2 segments instead of 1. The option 'Replace Smart Characters' replaces ’ with '$/,
				/^The message is billed as 2 segments$/,
			],
		],
		'a character that nobody sees, by its name': [
			{ message: 'a\u00a0b' },
			[
				/^The character U\+00A0 \(no-break space\) at position 2 .* 1 segment. .* replaces this character with a space$/,
			],
		],
		'one that is written as nothing': [
			{ message: 'a\u200bb' },
			[/^The character U\+200B \(zero width space\) .* removes this character$/],
		],
		'a line separator': [
			{ message: 'a\u2028b' },
			[/^The character U\+2028 \(line separator\) .* replaces this character with a new line$/],
		],
		'the first three, and how many more': [
			{ message: '“a” – ‘b’' },
			[
				/^The characters “ at position 1, ” at position 3, – at position 5, and 2 more reduce .*\. The option 'Replace Smart Characters' replaces these characters with plain characters$/,
			],
		],
		'an emoji, for which there is no remedy': [
			{ message: long('Hi 😀’') },
			[
				/^The characters 😀 at position 4 and ’ at position 5 reduce each segment from 160 to 70 characters \(UCS-2\): 2 segments instead of 1$/,
				/billed as 2/,
			],
		],
		'another alphabet, by its first characters': [
			{ message: 'Привет' },
			[
				/^The characters П at position 1, р at position 2, и at position 3, and 3 more reduce each segment from 160 to 70 characters \(UCS-2\): 1 segment$/,
			],
		],
		'several segments': [{ message: 'a'.repeat(161) }, [/^The message is billed as 2 segments$/]],
		'what was replaced, and what keeps it UCS-2 all the same': [
			{ message: '“Hi” 😀' },
			[
				/^'Replace Smart Characters' replaced 2 characters$/,
				/^The character 😀 at position 6 reduces each segment from 160 to 70 characters \(UCS-2\): 1 segment$/,
			],
			{ options: { replaceSmartCharacters: true } },
		],
		'a number that was read by the default country': [
			{ to: '06 12 34 56 78, +33612345679, 33612345670' },
			[/^'06 12 34 56 78' has no country code, so the node read it as a number from FR$/],
			{ options: { defaultCountry: 'fr' } },
		],
		"a number that was read by the provider's country": [
			{ to: '(646) 555-0100' },
			[/^'\(646\) 555-0100' has no country code, so the node read it as a number from US$/],
			{ provider: 'proTexting' },
		],
		'the same text twice for one phone': [
			{ to: phone(0) },
			Array.from(
				{ length: 2 },
				() => /^\+33612100000 gets this message 2 times in this execution$/,
			),
			{ items: [{}, {}] },
		],
	};
	for (const [name, [parameters, warnings, how = {}]] of Object.entries(ways)) {
		test(name, async () => {
			const results = shown(await dry(bench(), 'message.send', parameters, how));
			const given = results.flatMap((one) => previewOf(one).warnings);
			assert.equal(given.length, warnings.length, given.join('\n'));
			for (const [place, warning] of warnings.entries()) assert.match(given[place] ?? '', warning);
		});
	}

	test('a time that has passed', async () => {
		const sendAt = '={{ $now.minus(2, "hours") }}';
		const options = { ifPast: 'sendNow' };
		const { at, warnings } = previewOf(
			only(await dry(bench(), 'message.schedule', { sendAt }, { options })),
		);
		assert.equal(at, null);
		assert.match(
			warnings.join(),
			/^The send time \([\d-]+ [\d:]+ UTC-0\d:00\) has passed, so the message is sent immediately$/,
		);
	});

	test('a time that sending hours move, by the clock of the user', async () => {
		const hours = { from: '09:00', to: '18:00', timezone: 'Europe/London' };
		const how = { options: { sendingHours: { hours } } };
		const result = await dry(bench(), 'message.schedule', { sendAt: '2030-07-05 16:00' }, how);
		const { at, warnings } = previewOf(only(result));
		assert.equal(at?.workflow.time, '2030-07-08T04:00:00-04:00');
		assert.deepEqual(warnings, [
			'The send time moves from 2030-07-05 16:00:00 UTC-04:00 to 2030-07-08 04:00:00 UTC-04:00 because of the sending hours (09:00 to 18:00, Monday to Friday, Europe/London)',
		]);
	});

	for (const [length, rest] of [
		[30, '20 more warnings concern single numbers'],
		[11, '1 more warning concerns a single number'],
	] as const) {
		test(`ten things at most in a campaign, and counts the rest: ${length - 10}`, async () => {
			const to = Array.from({ length }, (_, n) => `06121000${10 + n}`).join();
			const how = { options: { defaultCountry: 'FR' } };
			const { warnings } = previewOf(only(await dry(bench(), 'campaign.send', { to }, how)));
			assert.equal(warnings.length, 11);
			assert.equal(warnings.at(-1), rest);
		});
	}

	test(`nothing that ${option} has put right`, async () => {
		const how = { options: { replaceSmartCharacters: true } };
		const result = only(await dry(bench(), 'message.send', { message: '“It’s – here…”' }, how));
		const { text, encoding, warnings } = previewOf(result);
		assert.deepEqual([text, encoding], ['"It\'s - here..."', 'GSM-7']);
		assert.deepEqual(warnings, ["'Replace Smart Characters' replaced 5 characters"]);
	});
});
