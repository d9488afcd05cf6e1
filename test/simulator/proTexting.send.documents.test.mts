import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, compactXml, useSimulator } from './support.mts';

const TOKEN = 'access_token=your_access_token';
const JSON_ONLY = { 'Content-Type': 'application/json' };
const JSON_BOTH = { Accept: 'application/json', ...JSON_ONLY };
const XML = { Accept: 'application/xml' };

describe('ProTexting answers the requests of its documents as they show', () => {
	const simulator = useSimulator({ proTexting: { credits: 1000 } });
	const base = (): string => simulator().baseUrls.proTexting;

	test('schedule-single-sms-mms: the curl example, with DateTime in colons and ids as strings', async () => {
		const answer = await call(
			`${base()}/sms/send-single-schedule-message?${TOKEN}`,
			'POST',
			'{"MobilePhone":"16461234567","Message":"Hello World!","DateTime":"2021:01:11 10:05:00"}',
			JSON_ONLY,
		);
		assert.equal(answer.status, 200);
		assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
		assertLikeExample(answer.json, [
			{
				Id: '12345',
				MobilePhone: '16461234567',
				Message: 'Hello World!',
				DateTime: '2021:01:11 10:05:00',
				Status_Id: '3',
				Status_Description: 'Approved and Scheduled',
				Type_Id: 1,
				Type_Description: 'SMS',
				MmsTemplateId: '',
				Subject: '',
			},
		]);
	});

	test('schedule-single-sms-mms: the answer headers name rate limits and a link with the token', async () => {
		const url = `${base()}/sms/single-schedule-messages?${TOKEN}`;
		const { headers } = await call(url, 'GET', undefined, JSON_BOTH);
		assert.equal(headers.get('x-rate-limit-limit'), '60');
		assert.equal(headers.get('x-rate-limit-remaining'), '59');
		assert.equal(headers.get('x-rate-limit-reset'), '0');
		assert.equal(headers.get('link'), `<${url}>; rel=self`);
		assert.equal(headers.get('x-pagination-page-count'), null);
	});

	test('schedule-single-sms-mms: the same in XML, whose body has the root request', async () => {
		const answer = await call(
			`${base()}/sms/send-single-schedule-message?${TOKEN}`,
			'POST',
			'<request><MobilePhone>16461234567</MobilePhone><Message>Hello World!</Message><DateTime>2021:01:11 10:05:00</DateTime></request>',
			{ 'Content-Type': 'application/xml' },
		);
		assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
		assert.equal(
			compactXml(answer.text),
			'<response><item><Id>12345</Id><MobilePhone>16461234567</MobilePhone><Message>Hello World!</Message><DateTime>2021:01:11 10:05:00</DateTime><Status_Id>3</Status_Id><Status_Description>Approved and Scheduled</Status_Description><Type_Id>1</Type_Id><Type_Description>SMS</Type_Description><MmsTemplateId/><Subject/></item></response>',
		);
	});

	test('send-group-sms-mms: the curl example without DateTime, the status a number, the count a string', async () => {
		const answer = await call(
			`${base()}/sms/send-group-schedule-message?${TOKEN}`,
			'POST',
			'{"Message":"Hello World!","GroupIds":["100","101"]}',
			JSON_ONLY,
		);
		const example = {
			Id: '12345',
			CampaignName: 'Test Campaign',
			Message: 'Hello World!',
			DateTime: '2018-01-01 10:10:10',
			GroupIds: ['100', '101'],
			TypeRecipients: 0,
			ContactsCount: '150',
			Status_Id: 3,
			Status_Description: 'Approved and Scheduled',
			Type_Id: 1,
			Type_Description: 'SMS',
			MmsTemplateId: '',
			Subject: '',
		};
		assertLikeExample(answer.json, [example], ['Id', 'DateTime']);
		assert.equal(String(answer.json[0]?.DateTime), '2026-03-01 07:00:00');
	});

	test('send-group-sms-mms: in XML the item has ContactsCount twice', async () => {
		const answer = await call(
			`${base()}/sms/send-group-schedule-message?${TOKEN}`,
			'POST',
			'<request><CampaignName>Test Campaign</CampaignName><Message>Hello World!</Message><DateTime>2018-01-01 10:10:10</DateTime><GroupIds><item>100</item><item>101</item></GroupIds></request>',
			{ 'Content-Type': 'application/xml', ...XML },
		);
		assert.equal(
			compactXml(answer.text).replace(/<Id>\d+<\/Id>/, '<Id>12345</Id>'),
			'<response><item><Id>12345</Id><CampaignName>Test Campaign</CampaignName><Message>Hello World!</Message><DateTime>2018-01-01 10:10:10</DateTime><ContactsCount>150</ContactsCount><GroupIds><item>100</item><item>101</item></GroupIds><TypeRecipients>0</TypeRecipients><ContactsCount>150</ContactsCount><Status_Id>3</Status_Id><Status_Description>Approved and Scheduled</Status_Description><Type_Id>1</Type_Id><Type_Description>SMS</Type_Description><MmsTemplateId/><Subject/></item></response>',
		);
	});

	test('send-sms-mms: the curl example gets one object with a 40-hex Id and a URL that holds the token', async () => {
		const answer = await call(
			`${base()}/sms/send?${TOKEN}`,
			'POST',
			'{"MobilePhone":"16461234567","Message":"Test Message","ResourceLink":""}',
			JSON_BOTH,
		);
		assert.equal(answer.status, 200);
		const id = String(answer.json['Id']);
		assert.match(id, /^[0-9a-f]{40}$/);
		assertLikeExample(answer.json, {
			Id: id,
			DeliveryReportUrl: `${base()}/sms/delivery-report?${TOKEN}&id=${id}`,
			Message: 'Test Message',
		});
	});

	test('send-sms-mms-simple: the same request gets a list of one', async () => {
		const body = '{"MobilePhone":"16461234567","Message":"Test Message","ResourceLink":""}';
		const answer = await call(`${base()}/sms-simple/send?${TOKEN}`, 'POST', body, JSON_BOTH);
		assert.equal(answer.json.length, 1);
		assert.match(String(answer.json[0]?.['DeliveryReportUrl']), /\/sms-simple\/delivery-report\?/);
	});

	test('delivery-reports: the status is a string in a list of one', async () => {
		const body = '{"MobilePhone":"16461234567","Message":"Test Message"}';
		const sent = await call(`${base()}/sms/send?${TOKEN}`, 'POST', body, JSON_BOTH);
		simulator().clock.advance(60_000);
		const answer = await call(`${base()}/sms/delivery-report?${TOKEN}&id=${sent.json['Id']}`);
		const example = {
			Id: '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0',
			DeliveryStatus_Id: '2',
			DeliveryStatus_Description: 'Delivered',
		};
		assertLikeExample(answer.json, [example], ['Id']);
	});

	test('delete-scheduled-single-sms-mms: a list with the message', async () => {
		const body = '{"MobilePhone":"16461234567","Message":"Hi","DateTime":"2030-01-11 10:05:00"}';
		await call(`${base()}/sms/send-single-schedule-message?${TOKEN}`, 'POST', body, JSON_BOTH);
		const url = `${base()}/sms/delete-single-schedule-message?${TOKEN}&id=12345`;
		const answer = await call(url, 'DELETE');
		assertLikeExample(answer.json, [{ message: 'Single Scheduled Message successfully deleted!' }]);
	});

	test('error-codes: an opted-out phone gets the documented error in JSON and in XML', async () => {
		simulator().setPhone('16461234567', 'optedOut');
		const url = `${base()}/sms/send?${TOKEN}`;
		const body = '{"MobilePhone":"16461234567","Message":"Test Message"}';
		const json = await call(url, 'POST', body, JSON_BOTH);
		assert.equal(json.status, 422);
		const error = { name: 'Unprocessable entity', message: 'Phone number is opted out.' };
		assertLikeExample(json.json, { ...error, code: 1, status: 422 });
		const xml = await call(url, 'POST', body, { ...JSON_ONLY, ...XML });
		assert.equal(
			compactXml(xml.text),
			'<response><name>Unprocessable entity</name><message>Phone number is opted out.</message><code>1</code><status>422</status></response>',
		);
	});
});
