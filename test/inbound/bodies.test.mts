/** What a trigger reads out of a call, in whatever form it comes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { URL_OF_NODE, useTriggers, type Request } from './support.mts';

const FIELDS = { from: '14155550101', to: '17134567890', msg: 'Yes & no = "é" 😀?' };
const TOLD = ['+14155550101', '+17134567890', FIELDS.msg];
const form = String(new URLSearchParams(FIELDS));
const json = JSON.stringify(FIELDS);
const xml =
	'<?xml version="1.0"?><call><from>14155550101</from><to>17134567890</to>' +
	'<msg>Yes &amp; no = "é" 😀?</msg></call>';
const FORM = 'application/x-www-form-urlencoded';

describe('A trigger reads', () => {
	const triggers = useTriggers();
	const call = async (request: Request) => {
		const { items, status } = await triggers().call('voipCommunicationsTrigger', request);
		assert.equal(status, 200);
		const [item, ...others] = items;
		assert.ok(item && others.length === 0);
		return item;
	};

	const BODIES: ReadonlyArray<readonly [string, Request]> = [
		['a form', { type: FORM, text: form }],
		['a form in UTF-8', { type: `${FORM}; charset=UTF-8`, text: form }],
		['a form that names no type', { text: form }],
		['a form that is called something else', { type: 'application/octet-stream', text: form }],
		[
			'a form of several parts',
			{ type: 'multipart/form-data; boundary=x', parts: { data: FIELDS, files: {} } },
		],
		['JSON', { type: 'application/json', text: json }],
		['JSON that names no type', { text: json }],
		['JSON that is called a form', { type: FORM, text: json }],
		['JSON with a byte order mark', { type: 'application/json', text: `\uFEFF${json}` }],
		['XML', { type: 'application/xml', text: xml }],
		['XML that is called text', { type: 'text/xml', text: xml }],
		['a query', { url: `${URL_OF_NODE}&${form}` }],
		['a query that was put behind the URL', { url: `${URL_OF_NODE}?${form}` }],
		['a query before the key', { url: URL_OF_NODE.replace('?', `?${form}&`) }],
		['names in capitals', { type: FORM, text: form.replace('from', 'FROM').replace('msg', 'Msg') }],
		[
			"the names of the provider's app",
			{
				type: FORM,
				text: form
					.replace('from', 'sms_external')
					.replace('to=', 'internal=')
					.replace('msg', 'sms_msg'),
			},
		],
		[
			'ISO 8859-1',
			{
				type: 'application/json; charset=iso-8859-1',
				text: Buffer.from(JSON.stringify({ ...FIELDS, msg: 'é' }), 'latin1'),
			},
		],
	];
	for (const method of ['GET', 'POST', 'PUT', 'PATCH']) {
		for (const [name, request] of BODIES) {
			test(`${name} by ${method}`, async () => {
				const { from, to, text } = await call({ ...request, method });
				const expected = name === 'ISO 8859-1' ? [TOLD[0], TOLD[1], 'é'] : TOLD;
				assert.deepEqual([from, to, text], expected);
			});
		}
	}

	const NOTHING = {
		from: null,
		to: null,
		text: null,
		receivedAt: null,
		optOut: false,
		optIn: false,
		help: false,
		chatInput: null,
		sessionId: null,
	};
	const query = { key: '[hidden]' };
	const KEPT: ReadonlyArray<readonly [string, Request, body: unknown]> = [
		['a text', { type: 'text/plain', text: 'from=1 is no field' }, 'from=1 is no field'],
		['a list without messages', { text: '["14155550101"]' }, ['14155550101']],
		['JSON that is no object', { text: '12345678901234567890' }, '12345678901234567890'],
		['JSON cut short', { text: '{"from":"1415' }, '{"from":"1415'],
		[
			'XML with a name that JavaScript keeps',
			{ text: '<a><prototype>1</prototype></a>' },
			'<a><prototype>1</prototype></a>',
		],
		['a web page', { text: '<html><body>Hi</body></html>' }, '<html><body>Hi</body></html>'],
		[
			'fields of other names',
			{ text: 'who=14155550101&what=Hi' },
			{ who: '14155550101', what: 'Hi' },
		],
		['objects in fields', { text: '{"from":{"a":1},"msg":[]}' }, { from: { a: 1 }, msg: [] }],
	];
	for (const [name, request, body] of KEPT) {
		test(`${name} as it is, and makes nothing of it`, async () => {
			assert.deepEqual(await call(request), {
				provider: 'voipCommunications',
				...NOTHING,
				raw: { method: 'POST', query, body },
			});
		});
	}

	test('a field that comes several times as a list, the first of which counts', async () => {
		const { from, raw } = await call({ text: 'from=14155550101&from=14155550102' });
		assert.equal(from, '+14155550101');
		const body = { from: ['14155550101', '14155550102'] };
		assert.deepEqual(raw, { method: 'POST', query, body });
	});

	test('long ids to the last digit', async () => {
		const { raw } = await call({ text: '{"id":12345678901234567890}' });
		assert.deepEqual(raw, { method: 'POST', query, body: { id: '12345678901234567890' } });
	});

	test('the body before the query', async () => {
		const { from } = await call({ url: `${URL_OF_NODE}&from=14155550109`, text: form });
		assert.equal(from, TOLD[0]);
	});

	test('names of files that came with it', async () => {
		const file = { originalFilename: 'cat.png', filepath: '/tmp/x' };
		const parts = { data: FIELDS, files: { picture: file, more: [file, file] } };
		const { raw } = await call({ type: 'multipart/form-data; boundary=x', parts });
		const files = ['picture', 'more', 'more'].map((field) => ({ field, fileName: 'cat.png' }));
		assert.deepEqual(raw, { method: 'POST', query, body: { ...FIELDS, files } });
	});

	const HOSTILE: ReadonlyArray<readonly [string, Request]> = [
		[
			'JSON',
			{
				text: `{"__proto__":{"bad":1},"a":{"constructor":{"prototype":{"bad":1}}},${json.slice(1)}`,
			},
		],
		['a form', { text: `__proto__=bad&constructor=bad&${form}` }],
		['a query', { url: `${URL_OF_NODE}&__proto__=bad&prototype=bad&${form}` }],
		[
			'parts',
			{
				type: 'multipart/form-data; boundary=x',
				parts: { data: JSON.parse(`{"__proto__":"bad",${json.slice(1)}`) as unknown, files: {} },
			},
		],
	];
	for (const [name, request] of HOSTILE) {
		test(`past keys of ${name} that reach into prototypes`, async () => {
			const item = await call(request);
			assert.deepEqual([item['from'], item['to'], item['text']], TOLD);
			assert.ok(!JSON.stringify(item).includes('bad'), JSON.stringify(item));
			assert.equal(Object.getPrototypeOf(item['raw']), Object.prototype);
			assert.equal('bad' in {}, false);
		});
	}

	const MB = 'x'.repeat(1_000_000);
	const LARGE: ReadonlyArray<readonly [string, Request]> = [
		['a text of 1 MB', { text: `msg=${MB}` }],
		['a name of 1 MB', { text: `${MB}=1` }],
		['100,000 fields', { text: Array.from({ length: 100_000 }, (_, n) => `a${n}=1`).join('&') }],
		['100,000 times one field', { text: 'a=1&'.repeat(100_000) }],
		['JSON 100,000 deep', { text: '['.repeat(100_000) }],
	];
	for (const [name, request] of LARGE) {
		test(`${name} without trouble`, { timeout: 10_000 }, async () => {
			await call(request);
		});
	}

	test('any bytes of any type, and never fails', async () => {
		const types = ['', FORM, 'application/json', 'text/xml; charset=nonsense', 'text/plain'];
		const bytes = fc.uint8Array({ maxLength: 200 });
		const calls = fc.record({ text: bytes, type: fc.constantFrom(...types) });
		await fc.assert(
			fc.asyncProperty(calls, async ({ text, type }) => {
				const request = { type, text: Buffer.from(text) };
				const { status } = await triggers().call('voipCommunicationsTrigger', request);
				assert.equal(status, 200);
			}),
		);
	});
});
