import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { serveHttp } from '../support/servers.mts';
import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();

const list = async (provider: ProviderName, operation: string, parameters: INodeParameters = {}) =>
	await bench().run(provider, operation, { parameters, onError: 'continueRegularOutput' });

describe('A pause that a provider asks for in an odd way', () => {
	const pauses: Record<string, [header: string, least: number]> = {
		'of 1.5 seconds is rounded up': ['1.5', 1990],
		'of 1.0 seconds is a second': ['1.0', 990],
		'of 0 seconds is the usual one': ['0', 240],
		'of -1 seconds is the usual one': ['-1', 240],
		'until a time that is past is the usual one': ['Thu, 01 Jan 2015 11:00:00 GMT', 240],
	};
	for (const [name, [header, least]] of Object.entries(pauses)) {
		test(name, async () => {
			const answer = { status: 429, headers: { 'Retry-After': header } };
			bench().simulator.script({ provider: 'smsScheduler', answer });
			const result = await list('smsScheduler', 'message.send', { to: phone(0) });
			assert.equal(only(result).submission, 'accepted');
			const [first, second] = bench().requests;
			assert.ok(first && second && second.at - first.at >= least);
		});
	}
});

describe('Bytes are decoded as they say they are encoded', () => {
	const json = JSON.stringify([{ Id: 1, Message: 'Crème brûlée' }]);
	const xml = (declared: string) =>
		`<?xml version="1.0"${declared}?><response><item><Id>1</Id><Message>Crème brûlée</Message></item></response>`;
	const bodies: Record<string, [contentType: string, body: Buffer]> = {
		'ISO-8859-1 in the header': [
			'application/json; charset=ISO-8859-1',
			Buffer.from(json, 'latin1'),
		],
		'"latin-1" in the header, in quotes': [
			'application/json; Charset="latin-1"',
			Buffer.from(json, 'latin1'),
		],
		'windows-1252 in the header': ['text/html;charset=windows-1252', Buffer.from(json, 'latin1')],
		'ISO-8859-1 in the XML declaration': [
			'application/xml',
			Buffer.from(xml(' encoding="ISO-8859-1"'), 'latin1'),
		],
		'the header, whatever the XML declaration says': [
			'application/xml; charset=iso-8859-1',
			Buffer.from(xml(' encoding="UTF-8"'), 'latin1'),
		],
		'UTF-16 by its first bytes': ['application/json', Buffer.from(`\ufeff${json}`, 'utf16le')],
		'UTF-8 by its first bytes, whatever the header says': [
			'application/json; charset=ISO-8859-1',
			Buffer.from(`\ufeff${json}`),
		],
		'UTF-16 in the XML declaration of what is no UTF-16': [
			'application/xml',
			Buffer.from(xml(' encoding="UTF-16"')),
		],
		'a charset that nobody knows: UTF-8': ['application/json; charset=x-none', Buffer.from(json)],
		'nothing: UTF-8': ['application/json', Buffer.from(json)],
	};
	for (const [name, [contentType, body]] of Object.entries(bodies)) {
		test(name, async () => {
			const { url } = await serveHttp((_request, response) => {
				response.writeHead(200, { 'content-type': contentType }).end(body);
			});
			const result = await bench().run('proTexting', 'message.getSent', {
				credential: { baseUrl: url },
			});
			assert.equal(result.outputs[0]?.[0]?.json.message, 'Crème brûlée');
		});
	}
});

describe('A list that PHP has spelled as an object', () => {
	const row = (id: string) => ({ sms_id: id, sms_msg: 'Hello' });
	const text = (id: string) => ({ uniqueid: id, body: 'Hello' });
	const sent = (id: string) => ({ Id: id, Message: 'Hello' });
	const report = (id: string) => ({ id, status: 13 });
	const responses = [{ code: '200' }];
	const numbers = { ownNumber: '17134567890', otherNumber: '12812345678' };
	type List = [
		provider: ProviderName,
		operation: string,
		record: (id: string) => object,
		body: (records: unknown) => unknown,
		parameters?: INodeParameters,
	];
	const lists: List[] = [
		['voipCommunications', 'message.getMany', row, (summary) => ({ summary })],
		['voipCommunications', 'message.getConversation', row, (chat) => ({ chat }), numbers],
		[
			'voipCommunications',
			'message.getScheduled',
			(smsid) => ({ smsid }),
			(any) => ({ error: {}, any }),
			{ endpoint: 'sms/scheduled' },
		],
		['enswitch', 'message.getMany', text, (data) => ({ responses, data })],
		['proTexting', 'message.getSent', sent, (all) => all],
		['proTexting', 'campaign.getReport', sent, (all) => all, { id: '1' }],
		['smsScheduler', 'campaign.getReport', report, (all) => all, { id: '1' }],
	];
	for (const [provider, operation, record, body, parameters = {}] of lists) {
		const ask = async (records: unknown) => {
			bench().answer(provider, JSON.stringify(body(records)));
			const result = await list(provider, operation, { limit: 3, ...parameters });
			return shown(result).map(({ id }) => id);
		};
		const ids = operation === 'campaign.getReport' && provider === 'proTexting' ? '1' : undefined;
		const [a, b, c] = [ids ?? 'a', ids ?? 'b', ids ?? 'c'];

		test(`with the keys 0, 1 and 2 is a list (${provider} ${operation})`, async () => {
			const found = await ask({ 0: record('a'), 1: record('b'), 2: record('c') });
			assert.deepEqual(found, [a, b, c]);
		});

		test(`with gaps between its keys is a list (${provider} ${operation})`, async () => {
			const found = await ask({ 1: record('a'), 5: record('b'), 12: record('c') });
			assert.deepEqual(found, [a, b, c]);
		});

		test(`{} is empty (${provider} ${operation})`, async () => {
			assert.deepEqual(await ask({}), []);
		});
	}

	test('is a send_log, too', async () => {
		const log = { 0: { code: 200, to: phone(0).slice(1), smsid: 'a' } };
		bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
		const result = only(await list('voipCommunications', 'message.send', { to: phone(0) }));
		assert.deepEqual([result.submission, result.id], ['accepted', 'a']);
	});

	test('is not any object: one report alone is a list of one', async () => {
		bench().answer('smsScheduler', JSON.stringify(report('7')));
		const result = await list('smsScheduler', 'campaign.getReport', { id: '1' });
		assert.equal(only(result).id, '7');
	});
});

describe('Characters that XML spells in two halves', () => {
	const spellings: Record<string, [spelled: string, text: string]> = {
		'are one character': ['&#55357;&#56397;', '👍'],
		'in hexadecimal are one character': ['&#xD83D;&#xdc4d;', '👍'],
		'between others are one character': ['a&#38;&#55357;&#56397;b', 'a&👍b'],
		'of which one is missing are replaced': ['a&#55357;b', 'a\ufffdb'],
		'in the wrong order are replaced': ['&#56397;&#55357;', '\ufffd\ufffd'],
		'after a half that is alone are one character': ['&#55357;&#55357;&#56397;', '\ufffd👍'],
		'in a CDATA section are no references': ['<![CDATA[&#55357;&#56397;]]>', '&#55357;&#56397;'],
	};
	for (const [name, [spelled, text]] of Object.entries(spellings)) {
		test(name, async () => {
			const body = `<response><item><Id>1</Id><Message>${spelled}</Message></item></response>`;
			bench().answer('proTexting', body);
			const result = await bench().run('proTexting', 'message.getSent', {
				credential: { format: 'xml' },
			});
			assert.equal(result.outputs[0]?.[0]?.json.message, text);
		});
	}
});

describe("ProTexting's Type_Id without its description", () => {
	const types: Array<[record: object, type: string | null]> = [
		[{ Type_Id: 1 }, 'SMS'],
		[{ Type_Id: '2' }, 'MMS'],
		[{ Type_Id: 1, Type_Description: 'Text' }, 'Text'],
		[{ Type_Id: 3 }, null],
		[{}, null],
	];
	for (const operation of ['message.getScheduled', 'campaign.getSent']) {
		for (const [record, type] of types) {
			test(`${JSON.stringify(record)} is ${type} (${operation})`, async () => {
				bench().answer('proTexting', JSON.stringify([{ Id: 1, ...record }]));
				const { outputs } = await list('proTexting', operation);
				assert.equal(outputs[0]?.[0]?.json.messageType, type);
			});
		}
	}
});
