/** A question, its page, and the response: the same with every provider. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useBench } from '../support/support.mts';
import {
	answered,
	ask,
	both,
	freeText,
	get,
	linkOn,
	NODE,
	post,
	textOn,
	wordsOf,
} from './support.mts';

const bench = useBench();

const PROVIDERS: readonly ProviderName[] = [
	'proTexting',
	'smsScheduler',
	'enswitch',
	'voipCommunications',
];

for (const provider of PROVIDERS) {
	describe(`Send and Wait for Response with ${provider}`, () => {
		test('sends one text that ends with the link, and waits', async () => {
			const waiting = await ask(bench(), provider);
			assert.equal(bench().simulator.ledger.length, 1);
			assert.match(textOn(bench()), /^May I\?\nhttp:\/\/127\.0\.0\.1:5678\/webhook-waiting\/\d+\//);
			assert.deepEqual(waiting.run.data.waitTill, new Date('3000-01-01T00:00:00.000Z'));
		});

		test('goes on waiting when the page is opened, and shows it again', async () => {
			const waiting = await ask(bench(), provider);
			for (const link of [linkOn(bench()), `${linkOn(bench())}&approved=true&response=approve`]) {
				const { page, resumed } = await bench().engine.visit(waiting, get(link));
				assert.equal(resumed, undefined);
				assert.equal(page.status, 200);
				assert.equal(wordsOf(page), 'Please respond May I? Approve');
			}
		});

		const CASES: Record<string, [INodeParameters, form: object, data: object]> = {
			'an approval': [{}, { response: 'approve' }, { approved: true }],
			'a refusal': [both, { response: 'decline' }, { approved: false }],
			'an approval of two buttons': [both, { response: 'approve' }, { approved: true }],
			'a text': [freeText, { text: ' On Tuesday,\r\nat 10 ' }, { text: 'On Tuesday,\nat 10' }],
		};
		for (const [what, [parameters, form, expected]] of Object.entries(CASES)) {
			test(`continues with ${what}, beside what the send came to`, async () => {
				const waiting = await ask(bench(), provider, { parameters });
				const request = post(linkOn(bench()), { ...form });
				const { page, resumed } = await bench().engine.visit(waiting, request);
				const { data = {}, message } = answered(resumed, NODE);
				const { respondedAt, ...rest } = data;
				assert.deepEqual(rest, expected);
				assert.ok(Date.now() - Date.parse(respondedAt ?? '') < 60_000);
				assert.equal(message.submission, 'accepted');
				assert.equal(message.provider, provider);
				assert.equal(message.to, '+16461234567');
				assert.match(wordsOf(page), /Your response was received/);
				assert.equal(bench().simulator.ledger.length, 1, 'it is not sent again');
			});
		}

		const SAYING_NOTHING: Record<string, [INodeParameters, form: object]> = {
			'no field': [both, {}],
			'a button that is not there': [{}, { response: 'decline' }],
			'two buttons at once': [both, { response: ['approve', 'decline'] }],
			'a word of its own': [both, { response: 'yes' }],
			'a text for two buttons': [both, { text: 'approve' }],
			'blanks for a text': [freeText, { text: ' \r\n ' }],
			'a button for a text': [freeText, { response: 'approve' }],
		};
		for (const [what, [parameters, form]] of Object.entries(SAYING_NOTHING)) {
			test(`goes on waiting for a form with ${what}, and shows the page again`, async () => {
				const waiting = await ask(bench(), provider, { parameters });
				const request = post(linkOn(bench()), { ...form });
				const { page, resumed } = await bench().engine.visit(waiting, request);
				assert.equal(resumed, undefined);
				assert.equal(page.status, 422);
				assert.match(wordsOf(page), /May I\?/);
			});
		}

		test('passes the input on when the time is over, which has no data', async () => {
			const items = [{ order: 7 }];
			const options = { limitWaitTime: { values: {} } };
			const waiting = await ask(bench(), provider, { items, parameters: { options } });
			const over = await bench().engine.timeOut(waiting);
			assert.deepEqual(
				over.node(NODE).outputs[0]?.map(({ json }) => json),
				items,
			);
			assert.equal(bench().simulator.ledger.length, 1);
		});
	});
}
