/** Texts as they are pasted from documents, pages and other systems, and what is sent of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import fc from 'fast-check';

import { countSegments, replaceSmart } from '../properties/support.mts';
import { only, phone, useBench, type Shown } from '../support/support.mts';

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
