import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { phone, useBench } from '../support/support.mts';

const bench = useBench();

/** What is sent, in which format the answer is asked for. */
const formats: Record<string, [content: RegExp, accept: string]> = {
	json: [/^application\/json/, 'application/json'],
	xml: [/^application\/xml/, 'application/xml'],
};

describe('A request says in which format it is, and wants its answer', () => {
	for (const [format, [content, accept]] of Object.entries(formats)) {
		test(`in ${format}`, async () => {
			await bench().run('proTexting', 'message.send', {
				parameters: { to: phone(0) },
				credential: { format },
			});
			const { headers } = bench().requests[0] ?? assert.fail('no request was made');
			assert.match(String(headers['content-type']), content);
			assert.equal(headers['accept'], accept);
		});
	}

	test('as a form, with an answer in JSON', async () => {
		await bench().run('voipCommunications', 'message.send', { parameters: { to: phone(0) } });
		const { headers } = bench().requests[0] ?? assert.fail('no request was made');
		assert.match(String(headers['content-type']), /^application\/x-www-form-urlencoded/);
		assert.equal(headers['accept'], 'application/json');
	});
});
