/** What providers, and whoever tries out a URL, send to the webhook triggers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { type Request, type Trigger, URL_OF_NODE, useCalls } from '../inbound/support.mts';

const TRIGGERS: readonly Trigger[] = ['enswitchTrigger', 'voipCommunicationsTrigger'];
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const LATIN = `${FORM}; charset=ISO-8859-1`;
const call = useCalls();

for (const trigger of TRIGGERS) {
	describe(`${trigger} reads the charset`, () => {
		const latin = (text: string) => Buffer.from(text, 'latin1');
		const rows: Record<string, Request> = {
			'ISO-8859-1 of a form': { type: LATIN, text: 'text=caf%E9+%80' },
			'ISO-8859-1 of a form, in quotes': {
				type: `${FORM}; charset="iso-8859-1"`,
				text: 'text=caf%e9+%80',
			},
			'ISO-8859-1 of a form whose bytes are as they are': {
				type: LATIN,
				text: latin('text=caf\u00e9 \u0080'),
			},
			'windows-1252 of a form': { type: `${FORM};charset=windows-1252`, text: 'text=caf%E9%20%80' },
			'UTF-8 of a form': { type: `${FORM}; charset=utf-8`, text: 'text=caf%C3%A9+%E2%82%AC' },
			'UTF-8 of a form that declares none': { type: FORM, text: 'text=caf%C3%A9+%E2%82%AC' },
			'of a form that declares none and is no UTF-8': { type: FORM, text: 'text=caf%E9+%80' },
			'of a query that is no UTF-8': { method: 'GET', url: `${URL_OF_NODE}&text=caf%E9+%80` },
			'ISO-8859-1 of JSON': {
				type: `${JSON_TYPE}; charset=ISO-8859-1`,
				text: latin('{"text":"caf\u00e9 \u0080"}'),
			},
			'of the XML declaration': {
				type: 'application/xml',
				text: latin(
					'<?xml version="1.0" encoding="ISO-8859-1"?><a><text>caf\u00e9 \u0080</text></a>',
				),
			},
			'UTF-16 with its mark': {
				type: JSON_TYPE,
				text: Buffer.from('\ufeff{"text":"café €"}', 'utf16le'),
			},
			'of the header before the XML declaration': {
				type: 'text/xml; charset=utf-8',
				text: '<?xml version="1.0" encoding="ISO-8859-1"?><a><text>café €</text></a>',
			},
			'that nobody knows as if there were none': {
				type: `${FORM}; charset=nonsense`,
				text: 'text=caf%C3%A9+%E2%82%AC',
			},
		};
		for (const [name, request] of Object.entries(rows)) {
			test(name, async () => {
				assert.equal((await call(trigger, request))[0]?.['text'], 'café €');
			});
		}

		const others: Record<string, [Request, text: string]> = {
			'ISO-8859-2 of a form': [
				{ type: `${FORM}; charset=ISO-8859-2`, text: 'text=%B3%F3d%BC' },
				'łódź',
			],
			'ISO-8859-2 of the XML declaration': [
				{
					type: 'application/xml',
					text: latin(
						'<?xml version="1.0" encoding="ISO-8859-2"?><a><text>\u00b3\u00f3d\u00bc</text></a>',
					),
				},
				'łódź',
			],
			'ISO-8859-1 of a form, also where its bytes might be UTF-8': [
				{ type: LATIN, text: 'text=caf%C3%A9' },
				'cafÃ©',
			],
		};
		for (const [name, [request, text]] of Object.entries(others)) {
			test(name, async () => {
				assert.equal((await call(trigger, request))[0]?.['text'], text);
			});
		}

		test('of any text in any form', async () => {
			const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
			const property = fc.asyncProperty(text, async (value) => {
				const typed = `.${value.toWellFormed()}.`;
				const request = { type: FORM, text: String(new URLSearchParams({ text: typed })) };
				assert.equal((await call(trigger, request))[0]?.['text'], typed);
			});
			await fc.assert(property, { numRuns: 100 });
		});
	});
}
