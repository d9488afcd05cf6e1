/** Texts as they are pasted from documents, pages and other systems, and what is sent of them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import fc from 'fast-check';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { countSegments, replaceSmart } from '../properties/support.mts';
import { only, phone, shown, useBench, type Shown } from '../support/support.mts';

const require = createRequire(import.meta.url);
const { refuseUnusable } = require('../../dist/nodes/shared/sms/unusableCharacters.js') as {
	refuseUnusable(field: string, text: string, replacing: 'none' | 'off' | 'on'): void;
};

const bench = useBench();

const send = async (message: string, options: INodeParameters = {}): Promise<Shown> =>
	only(
		await bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0), message: `={{ ${JSON.stringify(message)} }}`, options },
			onError: 'continueRegularOutput',
		}),
	);
const texts = () =>
	bench().requests.map(({ body }) => (JSON.parse(body) as { message_text: string }).message_text);
const replace = { replaceSmartCharacters: true };

describe('Accents that stand behind their letters', () => {
	const german = 'Grüße aus Köln, schöne Ö und ü: die Bestellung wäre fertig, bitte abholen bis übermorgen früh! Äöü'; // prettier-ignore

	test('cost no more than accented letters: 98 letters of German are GSM-7, 1 segment', async () => {
		assert.equal([...german].length, 98);
		assert.equal((await send(german.normalize('NFD'))).submission, 'accepted');
		assert.deepEqual(countSegments(texts()[0] ?? ''), { encoding: 'GSM-7', segments: 1 });
		assert.deepEqual(texts(), [german]);
	});

	const providers: Array<[ProviderName, to: string]> = [
		['proTexting', '+16461235000'],
		['enswitch', '2125551234'],
		['voipCommunications', '+12812345678'],
	];
	for (const [provider, to] of providers) {
		test(`arrive as accented letters from ${provider}`, async () => {
			const message = `={{ ${JSON.stringify(german.normalize('NFD'))} }}`;
			await bench().run(provider, 'message.send', { parameters: { to, message } });
			assert.equal(bench().simulator.ledger[0]?.text, german);
		});
	}

	test('are no other text: items that differ in them alone share a request', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: [
				{ text: 'é', phone: phone(0) },
				{ text: 'e\u0301', phone: phone(1) },
			],
			parameters: { to: '={{ $json.phone }}', message: '={{ $json.text }}' },
		});
		assert.equal(shown(result).length, 2);
		assert.deepEqual(texts(), ['é']);
	});

	test('of any letter are composed, and nothing else is changed', async () => {
		const unit = fc.constantFrom('a', 'e', 'n', ' ', '\u0301', '\u0303', 'é', 'ж', '漢', '😀', 'か', '\u3099', '\u200d'); // prettier-ignore
		const text = fc.string({ unit, minLength: 1, maxLength: 20 });
		const property = fc.asyncProperty(text, async (value) => {
			bench().simulator.reset();
			await send(`.${value}.`);
			assert.deepEqual(texts(), [`.${value}.`.normalize('NFC')]);
		});
		await fc.assert(property, { numRuns: 50 });
	});

	test('leave the forms of Chinese and Japanese names as they were typed', async () => {
		await send('福\uFA19\u{2F801}さん');
		assert.deepEqual(texts(), ['福\uFA19\u{2F801}さん']);
	});
});

describe('A character that cannot be sent', () => {
	const hint = "remove the character, or add the option 'Replace Smart Characters'";
	const rows: Record<string, [char: string, name: string, instead: string | undefined]> = {
		'a line tabulation of Word': ['\u000b', 'U+000B (line tabulation)', '\n'],
		'a form feed': ['\u000c', 'U+000C (form feed)', '\n'],
		'an apostrophe of Windows-1252': ['\u0092', 'U+0092 (’ in Windows-1252)', "'"],
		'a quotation mark of Windows-1252': ['\u0093', 'U+0093 (“ in Windows-1252)', '"'],
		'an ellipsis of Windows-1252': ['\u0085', 'U+0085 (… in Windows-1252)', '...'],
		'a dash of Windows-1252': ['\u0096', 'U+0096 (– in Windows-1252)', '-'],
		'a euro sign of Windows-1252': ['\u0080', 'U+0080 (€ in Windows-1252)', '€'],
		'a letter of Windows-1252': ['\u009a', 'U+009A (š in Windows-1252)', 'š'],
		'a null': ['\u0000', 'U+0000 (null)', undefined],
		'an escape': ['\u001b', 'U+001B (escape)', undefined],
		'a delete': ['\u007f', 'U+007F (delete)', undefined],
		'a place that Windows-1252 leaves empty': ['\u0081', 'U+0081', undefined],
		'half of an emoji': ['\ud83d', 'U+D83D (half of a surrogate pair)', undefined],
	};
	for (const [what, [char, name, instead]] of Object.entries(rows)) {
		test(`${what} is refused by its name and its place`, async () => {
			const { failure } = await send(`😀 it${char}s`);
			const next = instead === undefined ? 'remove the character' : hint;
			assert.equal(
				failure?.message,
				`'Message' contains ${name}, a character that can't be sent, at position 5: ${next}`,
			);
			assert.equal(bench().requests.length, 0);
		});

		if (instead === undefined) {
			test(`${what} is refused with Replace Smart Characters, too`, async () => {
				const { failure } = await send(`It\u0092s… it${char}s`, replace);
				assert.equal(
					failure?.message,
					`'Message' contains ${name}, a character that can't be sent, at position 9: remove the character`,
				);
			});
		} else {
			test(`${what} is sent as ${JSON.stringify(instead)} with Replace Smart Characters`, async () => {
				assert.equal((await send(`it${char}s`, replace)).submission, 'accepted');
				assert.deepEqual(texts(), [`it${instead}s`]);
			});
		}
	}

	test('is named without the option where that leaves another one', async () => {
		const { failure } = await send('It\u0092s\u0000');
		assert.match(failure?.message ?? '', /U\+0092 .* at position 3: remove the character$/);
	});

	test('is named in every other field, which has no such option', async () => {
		const result = await bench().run('proTexting', 'message.send', {
			parameters: { to: '+16461235000', options: { subject: '={{ "It\\u0092s" }}' } },
			onError: 'continueRegularOutput',
		});
		assert.equal(
			only(result).failure?.message,
			"'Subject' contains U+0092 (’ in Windows-1252), a character that can't be sent, at position 3: remove the character",
		);
	});

	test('is never sent, whatever the text and the option', () => {
		const unsendable = /[^\P{Cc}\n\r\t]|\p{Cs}|[\uFFFE\uFFFF]/u;
		const control = fc.integer({ min: 0, max: 0xa0 }).map((code) => String.fromCharCode(code));
		const unit = fc.oneof(control, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
				for (const replacing of ['off', 'on'] as const) {
					const sent = replacing === 'on' ? replaceSmart(text).text : text;
					let isRefused = false;
					try {
						refuseUnusable('message', text, replacing);
					} catch {
						isRefused = true;
					}
					assert.equal(isRefused, unsendable.test(sent), JSON.stringify([text, replacing]));
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
