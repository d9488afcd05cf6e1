import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { after, describe, test } from 'node:test';

import { makeCertificate } from '../../sandbox/bench/certificate.mts';
import { createSimulator } from '../../sandbox/simulator/simulator.mts';

describe('Over HTTPS', async () => {
	const tls = makeCertificate();
	const simulator = await createSimulator({ tls });
	after(() => simulator.close());
	const { baseUrl, apiKey } = simulator.credentials.smsScheduler;

	test('the simulator answers whoever trusts its certificate', async () => {
		assert.match(baseUrl, /^https:/);
		const headers = { authorization: `Bearer ${apiKey}` };
		const asking = request(`${baseUrl}/sms/1`, { ca: tls.cert, headers }).end();
		const [answer] = (await once(asking, 'response')) as [IncomingMessage];
		answer.resume();
		assert.equal(answer.statusCode, 404);
	});

	test('and nobody else', async () => {
		const asking = request(`${baseUrl}/sms/1`).end();
		await assert.rejects(once(asking, 'response'), /self-signed certificate/);
	});
});
