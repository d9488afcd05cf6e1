import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, useBench, visible, type How } from '../support/support.mts';

const bench = useBench();

const send = async (body: string, how: How = {}) => {
	bench().answer('smsScheduler', body);
	return await bench().run('smsScheduler', 'message.send', {
		parameters: { to: phone(0) },
		onError: 'continueRegularOutput',
		...how,
	});
};

describe('Numbers in an answer', () => {
	const ids: Record<string, string> = {
		'12345678901234567890': '12345678901234567890',
		'"00042"': '00042',
		'4.5': '4.5',
	};
	for (const [spelled, id] of Object.entries(ids)) {
		test(`${spelled} is kept to its last digit`, async () => {
			const body = `{"note":"a \\"1\\" {[","message_id":1,"sms_ids":{"${phone(0)}":${spelled}}}`;
			assert.equal(only(await send(body)).id, id);
		});
	}

	for (const spelled of ['00012345678901234567890', '1234567890123456789.']) {
		test(`${spelled} is none, so the response cannot be read`, async () => {
			const result = await send(`{"message_id":1,"sms_ids":{"${phone(0)}":${spelled}}}`);
			assert.equal(only(result).submission, 'unknown');
		});
	}
});

describe('An answer that means harm', () => {
	test('does not reach into the prototypes of other items', async () => {
		const entry = `{"code":200,"to":"${phone(0).slice(1)}","smsid":"a","__proto__":{"x":1},"constructor":2}`;
		bench().answer('voipCommunications', `{"send_log":[${entry}]}`);
		const result = await bench().run('voipCommunications', 'message.send', {
			parameters: { to: phone(0) },
		});
		assert.equal(only(result).id, 'a');
		assert.deepEqual(Object.keys(only(result).raw), ['code', 'to', 'smsid']);
	});

	test('is not read when a number stands where a name belongs', async () => {
		const body = `{"message_id":1,"sms_ids":{"${phone(0)}":3},12345678901234567890:2}`;
		assert.equal(only(await send(body)).submission, 'unknown');
	});

	for (const body of [
		'<!DOCTYPE r [<!ENTITY a "b">]><response><item><Id>&a;</Id></item></response>',
		'<HTML><body>5</body></HTML>',
		'<a/><b/>',
		'<response><item></response>',
	]) {
		test(`is not read as XML: ${body.slice(0, 24)}`, async () => {
			bench().answer('proTexting', body);
			const result = await bench().run('proTexting', 'message.send', {
				parameters: { to: phone(0) },
				credential: { format: 'xml' },
				onError: 'continueRegularOutput',
			});
			assert.deepEqual([only(result).submission, only(result).id], ['unknown', null]);
		});
	}
});

describe('An answer in XML', () => {
	const campaign = async (body: string) => {
		bench().answer('proTexting', body);
		return only(
			await bench().run('proTexting', 'campaign.send', {
				parameters: { groupIds: ['100'] },
				credential: { format: 'xml' },
			}),
		);
	};

	test('may be indented', async () => {
		const body =
			'<response>\n <item>\n  <Id>\n 7\n</Id>\n  <Status_Id>3</Status_Id>\n </item>\n</response>';
		const { id, status } = await campaign(body);
		assert.deepEqual([id, status?.code], ['7', '3']);
	});

	test('with a count that comes twice, and differs, keeps both', async () => {
		const counts = '<ContactsCount>1</ContactsCount><ContactsCount>2</ContactsCount>';
		const { raw } = await campaign(`<response><item><Id>7</Id>${counts}</item></response>`);
		assert.deepEqual(raw.ContactsCount, ['1', '2']);
	});

	test('with a count that is none has no count', async () => {
		const { recipients } = await campaign(
			'<response><item><Id>7</Id><ContactsCount>many</ContactsCount></item></response>',
		);
		assert.equal(recipients, null);
	});

	test('without anything in it is an empty list', async () => {
		bench().answer('proTexting', '<response/>');
		const result = await bench().run('proTexting', 'message.getSent', {
			credential: { format: 'xml' },
		});
		assert.deepEqual(result.outputs, [[]]);
	});
});

test('An answer that leaves a message unknown is kept under raw', async () => {
	bench().answer('smsScheduler', '{"message":"Server Error"}', 500);
	const { submission, raw } = only(
		await bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0) },
			onError: 'continueRegularOutput',
		}),
	);
	assert.deepEqual([submission, raw], ['unknown', { answer: { message: 'Server Error' } }]);
});

describe('A secret', () => {
	test('of digits is hidden where the provider repeats it as a number', async () => {
		const apiKey = '4711471147';
		const result = await send(`{"message_id":${apiKey},"sms_ids":{"${phone(0)}":1}}`, {
			credential: { apiKey },
		});
		assert.equal(only(result).submission, 'accepted');
		assert.ok(!visible(result).includes(apiKey));
	});

	test('of three letters is hidden where it stands alone, and leaves other words whole', async () => {
		const result = await send(`{"message_id":"ell","sms_ids":{"${phone(0)}":"hello"}}`, {
			credential: { apiKey: 'ell' },
		});
		const { id, batchId } = only(result);
		assert.deepEqual([id, batchId], ['hello', '[hidden]']);
	});
});

describe('A node', () => {
	test('whose operation is none of its own says so', async () => {
		const result = await bench().run('smsScheduler', 'message.fax', {
			parameters: { to: phone(0) },
		});
		assert.match(result.error?.message ?? '', /'message: fax' is not an operation of this node/);
		assert.equal(bench().requests.length, 0);
	});

	test('whose credential may not be used with a host says so, and nothing is asked of it', async () => {
		const domains = { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' };
		const { status, message } = await bench().engine.testCredential(
			'smsSchedulerApi',
			bench().credential('smsScheduler', domains),
		);
		assert.equal(status, 'Error');
		assert.match(
			message,
			/n8n isn't allowed to send requests to this host: check 'Allowed HTTP Request Dom/,
		);
		assert.equal(bench().requests.length, 0);
	});
});
