/** The triggers that providers call, in a real n8n: published, and while the editor listens. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { json, outputOf, Stage } from './stage.mts';

const SECRET = 'Only/the+provider & n8n know'.replaceAll(' ', '-');
const FROM = '+14155550101';

interface Trigger {
	provider: ProviderName;
	/** The provider's call, as its simulator makes it. */
	fields: Record<string, string>;
	/** What comes out, beside the text and `raw`. */
	expected: IDataObject;
}

const TRIGGERS: readonly Trigger[] = [
	{
		provider: 'enswitch',
		fields: {
			class: 'message',
			event: 'received',
			timestamp: '1766685600.250000',
			snumber: FROM,
			cnumber: '2125550000',
			body: 'Hello?',
			uniqueid: '1234567891',
			received: '1766685599',
		},
		expected: {
			from: FROM,
			to: '2125550000',
			text: 'Hello?',
			receivedAt: '2025-12-25T17:59:59.000Z',
			id: '1234567891',
			class: 'message',
			event: 'received',
			timestamp: '1766685600.250000',
		},
	},
	{
		provider: 'voipCommunications',
		fields: { from: '14155550101', to: '17134567890', msg: 'Hello?' },
		expected: { from: FROM, to: '+17134567890', text: 'Hello?', receivedAt: null },
	},
];

/** What every text has, and this one is none of the words. */
const plain = {
	optOut: false,
	optIn: false,
	help: false,
	chatInput: 'Hello?',
	sessionId: FROM,
};

const form = (fields: Record<string, string>): RequestInit => ({
	method: 'POST',
	body: new URLSearchParams(fields),
});

let stage: Stage;
before(async () => {
	stage = await Stage.open();
});
after(() => stage?.close());

/** What n8n shows in the editor, after its own address. */
const shownAt = (kind: string, id: string): string =>
	`/${kind}/${id}/:sms-${id.slice(-8)}?key=${encodeURIComponent(SECRET)}`;

function workflowOf(id: string, provider: ProviderName, secret: string) {
	const trigger = {
		id: `${id}-trigger`,
		name: 'Trigger',
		type: `n8n-nodes-sms-gateways.${provider}Trigger`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { secret, options: {} },
		webhookId: id,
	};
	return { id, name: id, settings: {}, nodes: [trigger], connections: {} };
}

for (const { provider, fields, expected } of TRIGGERS) {
	describe(`${provider}Trigger`, { timeout: 180_000 }, () => {
		const id = `hook-${provider}`;
		const production = shownAt('webhook', id);
		const came = async (address: string, init: RequestInit): Promise<IDataObject> => {
			const execution = await stage.ended(await stage.call(id, address, init));
			const [item = {}, ...more] = outputOf(execution, 'Trigger');
			assert.deepEqual(more, []);
			return item;
		};

		test('cannot be published, nor listen, without a secret', async () => {
			const without = `${id}-open`;
			await assert.rejects(stage.api.create(workflowOf(without, provider, '')), /secret/);
			await assert.rejects(stage.api.listen(without, 'Trigger'), /secret/i);
		});

		test('does not answer with a secret that can be guessed, and says why', async () => {
			const short = `${id}-short`;
			const says = /'Secret' is too short: enter at least 16 letters and digits/;
			await stage.api.create(workflowOf(short, provider, 'too-short'));
			assert.match(await stage.api.publication(short), says);
			const address = stage.api.addressOf(`/webhook/${short}/:sms?key=too-short`);
			assert.equal((await fetch(address, form(fields))).status, 404);
			await assert.rejects(stage.api.listen(short, 'Trigger'), says);
		});

		test('has what the provider told, once published', async () => {
			await stage.api.create(workflowOf(id, provider, SECRET));
			const { raw, ...item } = await came(production, form(fields));
			assert.deepEqual(item, { provider, ...expected, ...plain });
			assert.deepEqual(raw, { method: 'POST', query: { key: '[hidden]' }, body: fields });
		});

		const xml = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
		const query = String(new URLSearchParams(fields));
		const several = new FormData();
		for (const [name, text] of Object.entries(fields)) several.set(name, text);
		const FORMS: ReadonlyArray<readonly [string, RequestInit, address?: string]> = [
			['GET with a query', { method: 'GET' }, `${production}&${query}`],
			['GET with a query put behind the URL', { method: 'GET' }, `${production}?${query}`],
			['POST with JSON', json(fields)],
			['POST with a form of several parts', { method: 'POST', body: several }],
			['PUT with JSON that names no type', { method: 'PUT', body: JSON.stringify(fields) }],
			[
				'PATCH with XML',
				{
					method: 'PATCH',
					headers: { 'content-type': 'application/xml' },
					body: `<call>${xml.join('')}</call>`,
				},
			],
		];
		for (const [name, init, address = production] of FORMS) {
			test(`reads ${name}`, async () => {
				const { raw: _raw, ...item } = await came(address, init);
				assert.deepEqual(item, { provider, ...expected, ...plain });
			});
		}

		test('answers with nothing, as text', async () => {
			const response = await stage.api.fromOutside(production, form(fields));
			assert.equal(response.status, 200);
			assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
			assert.equal(await response.text(), '');
		});

		const bare = `/webhook/${id}/:sms`;
		for (const [name, address] of [
			['no key', bare],
			['an empty key', `${bare}?key=`],
			['a wrong key', `${bare}?key=${'x'.repeat(SECRET.length)}`],
			['a longer key', `${production}x`],
			['the key in the body', bare],
		] as const) {
			test(`refuses a call with ${name}, and starts nothing`, async () => {
				const before = await stage.api.executions(id);
				const body = form({ ...fields, key: SECRET });
				const response = await stage.api.fromOutside(address, body);
				assert.deepEqual([response.status, await response.text()], [403, 'Forbidden']);
				await sleep(300);
				assert.deepEqual(await stage.api.executions(id), before);
			});
		}

		test('does not write its secret to the log', async () => {
			const log = await stage.n8n.log();
			assert.match(log, /"Trigger" refused a call: its secret is wrong or missing/);
			assert.ok(!log.includes(SECRET) && !log.includes(encodeURIComponent(SECRET)));
		});

		test('listens for a test event, which a refused call does not end', async () => {
			await stage.api.listen(id, 'Trigger');
			const test = shownAt('webhook-test', id);
			const wrong = await stage.api.fromOutside(`/webhook-test/${id}/:sms?key=x`, form(fields));
			assert.equal(wrong.status, 403);
			const { raw: _raw, ...item } = await came(test, form(fields));
			assert.deepEqual(item, { provider, ...expected, ...plain });
		});

		test('is told when a phone replies in the inbox', async () => {
			const before = await stage.api.executions(id);
			stage.simulator.callbacks.setUrl(provider, stage.api.addressOf(production));
			const to = provider === 'enswitch' ? '2125550000' : '17134567890';
			stage.simulator.receive({ provider, from: FROM, to, text: 'Stop!' });
			let latest: unknown;
			for (let tries = 0; tries < 100; tries++) {
				[latest] = await stage.api.executions(id);
				if (!before.includes(latest)) break;
				await sleep(100);
			}
			const [item] = outputOf(await stage.ended(String(latest)), 'Trigger');
			assert.deepEqual([item?.['from'], item?.['text'], item?.['optOut']], [FROM, 'Stop!', true]);
		});
	});
}
