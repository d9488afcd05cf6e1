/** Texts as they are pasted from documents, pages and other systems, and what is sent of them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import fc from 'fast-check';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { countSegments, replaceSmart } from '../properties/support.mts';
import { only, phone, shown, useBench, type Shown } from '../shared/support.mts';

const require = createRequire(import.meta.url);
const { refuseUnusable } = require('../../dist/nodes/shared/unusable.js') as {
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
	const hint = "remove it, or add the option 'Replace Smart Characters'";
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
			const next = instead === undefined ? 'remove it' : hint;
			assert.equal(
				failure?.message,
				`'Message' contains ${name}, a character that cannot be sent, at position 5: ${next}`,
			);
			assert.equal(bench().requests.length, 0);
		});

		if (instead === undefined) {
			test(`${what} is refused with Replace Smart Characters, too`, async () => {
				const { failure } = await send(`It\u0092s… it${char}s`, replace);
				assert.equal(
					failure?.message,
					`'Message' contains ${name}, a character that cannot be sent, at position 9: remove it`,
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
		assert.match(failure?.message ?? '', /U\+0092 .* at position 3: remove it$/);
	});

	test('is named in every other field, which has no such option', async () => {
		const result = await bench().run('proTexting', 'message.send', {
			parameters: { to: '+16461235000', options: { subject: '={{ "It\\u0092s" }}' } },
			onError: 'continueRegularOutput',
		});
		assert.equal(
			only(result).failure?.message,
			"'Subject' contains U+0092 (’ in Windows-1252), a character that cannot be sent, at position 3: remove it",
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

describe('Replace Smart Characters', () => {
	const removed: Record<string, [text: string, plain: string]> = {
		'a left-to-right mark': ['Order\u200e 5', 'Order 5'],
		'a right-to-left mark': ['Order\u200f 5', 'Order 5'],
		'embeddings and isolates around a number': ['\u202a+1 202\u202c \u20665\u2069', '+1 202 5'],
		'a zero width space': ['a\u200bb', 'ab'],
		'a joiner between letters': ['a\u200db\u200cc', 'abc'],
		'a variation selector behind a letter': ['A\ufe0f.', 'A.'],
		'what mail programs fill previews with': ['Hi\u034f \u200c\u034f \u200c', 'Hi  '],
		'marks and joiners side by side': ['a\u200e\u200d\u200eb', 'ab'],
		'a mark beside a smart character': ['It\u200e’s', "It's"],
	};
	for (const [name, [text, plain]] of Object.entries(removed)) {
		test(`removes ${name} from a text in Latin letters, which is GSM-7 then`, async () => {
			await send(text, replace);
			assert.deepEqual(texts(), [plain]);
			assert.equal(countSegments(plain).encoding, 'GSM-7');
		});
	}

	const kept: Record<string, string> = {
		'the joiners of a family': 'Hi 👩‍👩‍👧',
		'the selector of a heart': 'Love ❤️!',
		'the selector of a copyright sign': '©️ us',
		'a keycap': 'Press 1️⃣ now',
		'a flag with a joiner': '🏳️‍🌈',
		'a profession with a color of skin': '👩🏽‍🚀',
		'the non-joiner of Persian': 'می\u200cخواهم',
		'the joiner of Hindi': 'क्\u200dष',
		'marks in a text in Hebrew': 'שלום\u200f (5\u200e)',
		'isolates in a text in Arabic': 'مرحبا \u2066Order 5\u2069',
	};
	for (const [name, text] of Object.entries(kept)) {
		test(`keeps ${name}`, () => {
			assert.deepEqual(replaceSmart(text), { text, replaced: 0 });
		});
	}

	test('leaves a text in Latin letters GSM-7, whatever nobody sees in it', () => {
		const hidden = fc
			.constantFrom(
				0xad,
				0x34f,
				0x61c,
				0x200b,
				0x200c,
				0x200d,
				0x200e,
				0x200f,
				0x202a,
				0x202e,
				0x2060,
				0x2066,
				0x2069,
				0xfe0e,
				0xfe0f,
				0xfeff,
			) // prettier-ignore
			.map((code) => String.fromCodePoint(code));
		const letter = fc.constantFrom(
			'a',
			'Z',
			'5',
			' ',
			'\n',
			'.',
			'-',
			'€',
			'+',
			'é',
			'Ω',
			'(',
			"'",
		);
		const text = fc.array(fc.oneof(hidden, letter), { maxLength: 40 });
		fc.assert(
			fc.property(text, (chars) => {
				const { text: plain } = replaceSmart(chars.join(''));
				assert.equal(countSegments(plain).encoding, 'GSM-7', JSON.stringify(chars));
			}),
		);
	});
});
