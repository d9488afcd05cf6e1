import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { call, useSimulator, type Reply } from './support.mts';

const TOKEN = 'access_token=your_access_token';
const PHONE = '16461234567';

describe('A ProTexting inbox', () => {
	const simulator = useSimulator();
	const get = (path: string): Promise<Reply> =>
		call(`${simulator().baseUrls.proTexting}/${path}&${TOKEN}`);

	test('is filtered by phone, date and keyword', async () => {
		const to = '16463498001';
		simulator().receive({ provider: 'proTexting', from: `+${PHONE}`, to, text: 'A' });
		simulator().clock.advance(60_000);
		simulator().receive({ provider: 'proTexting', from: '+16465550001', to, text: 'B' });
		const texts = async (query: string): Promise<string[]> => {
			const { json } = await get(`inbox/index?${query}`);
			return [...json].map((message) => String(message['Message']));
		};
		assert.deepEqual(await texts(''), ['B', 'A', 'Hello World!']);
		assert.deepEqual(await texts(`MobilePhone=${PHONE}`), ['A', 'Hello World!']);
		assert.deepEqual(await texts('FromDateReceived=2026-03-01%2007:01:00'), ['B']);
		assert.deepEqual(await texts('ToDateReceived=2020-01-01%2000:00:00'), ['Hello World!']);
		assert.deepEqual(await texts('Keyword_Id=100'), ['Hello World!']);
		assert.deepEqual(await texts('Type_Id=2'), []);
	});
});
