import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, useBench } from '../support/support.mts';

const bench = useBench();

/** Weak secrets that turn up in innocent texts. */
const secrets: Record<string, { to: string; message: string }> = {
	'5551': { to: '+16465551000', message: 'Call 5551 now' },
	Your: { to: '+16465550101', message: 'Your order is here' },
	accepted: { to: '+16465550101', message: 'accepted' },
	message: { to: '+16465550101', message: 'This message is yours' },
	'1646': { to: '+16465550101', message: '1646' },
	n8n: { to: '+16465550101', message: 'n8n' },
};

describe('A short secret changes nothing that the user or the node wrote', () => {
	for (const [secret, { to, message }] of Object.entries(secrets)) {
		test(`'${secret}': the number and the text are sent and shown as they are`, async () => {
			bench().simulator.reset();
			const log = [{ code: 200, to: to.slice(1), smsid: 'a', msg: message }];
			bench().answer('voipCommunications', JSON.stringify({ send_log: log }));
			const result = await bench().run('voipCommunications', 'message.send', {
				parameters: { to, message },
				credential: { apiPassword: secret },
			});
			const one = only(result);
			assert.deepEqual([one.to, one.submission], [to, 'accepted']);
			assert.equal(new URLSearchParams(bench().requests[0]?.body).get('msg'), message);
			const preview = only(
				await bench().run('voipCommunications', 'message.send', {
					parameters: { to, message, options: { dryRun: true } },
					credential: { apiPassword: secret },
				}),
			);
			assert.deepEqual([preview.to, preview.preview?.text], [to, message]);
		});

		test(`'${secret}': an error of the node itself is whole`, async () => {
			const result = await bench().run('voipCommunications', 'message.send', {
				parameters: { to: `${to} Your message accepted n8n`, message },
				credential: { apiPassword: secret },
				onError: 'continueRegularOutput',
			});
			assert.doesNotMatch(only(result).failure?.message ?? '', /\[hidden\]/);
		});
	}

	test('what came from outside is cleaned, also beside the name of the provider', async () => {
		bench().answer('voipCommunications', '{"error":true,"error_message":"Bad password 5551"}');
		const result = await bench().run('voipCommunications', 'message.send', {
			parameters: { to: '+16465551000' },
			credential: { apiPassword: '5551' },
			onError: 'continueRegularOutput',
		});
		const { to, failure } = only(result);
		assert.equal(to, '+16465551000');
		assert.equal(failure?.message, 'VoIP Communications: Bad password [hidden]');
	});
});
