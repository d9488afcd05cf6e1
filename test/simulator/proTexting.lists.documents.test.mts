import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, compactXml, useSimulator } from './support.mts';

const TOKEN = 'access_token=your_access_token';
const JSON_ONLY = { 'Content-Type': 'application/json' };
const JSON_BOTH = { Accept: 'application/json', ...JSON_ONLY };
const XML = { Accept: 'application/xml' };

describe('ProTexting shows sent messages, credits and contacts as its documents do', () => {
	const simulator = useSimulator({ proTexting: { credits: 1000 } });
	const base = (): string => simulator().baseUrls.proTexting;

	test('list-sent-single-messages and view-sent-single-message: numbers for ids, hyphens in the date', async () => {
		const body = '{"MobilePhone":"16465950001","Message":"Hello World!"}';
		await call(`${base()}/sms/send?${TOKEN}`, 'POST', body, JSON_BOTH);
		simulator().clock.advance(60_000);
		const example = {
			Id: 1001,
			MobilePhone: '16465950001',
			Message: 'Hello World!',
			DateTime: '2026-03-01 07:00:00',
			Type_Id: 1,
			Type_Description: 'SMS',
			MmsTemplateId: '',
			Subject: '',
			DeliveryStatus_Id: 2,
			DeliveryStatus_Description: 'Delivered',
			Api_Id: '',
		};
		const list = await call(`${base()}/sent-history/single-list?${TOKEN}`);
		assertLikeExample(list.json, [example], ['Api_Id']);
		const view = await call(`${base()}/sent-history/single-view?${TOKEN}&id=1001`);
		assertLikeExample(view.json, example, ['Api_Id']);
	});

	test('list-sent-group-campaigns and its contacts: all numbers, even the phone', async () => {
		const body = '{"Message":"Hello World!","GroupIds":[101],"CampaignName":"Campaign Name"}';
		await call(`${base()}/sms/send-group-schedule-message?${TOKEN}`, 'POST', body, JSON_BOTH);
		simulator().clock.advance(60_000);
		const list = await call(`${base()}/sent-history/group-list?${TOKEN}`);
		const example = {
			Id: 1001,
			CampaignName: 'Campaign Name',
			Message: 'Hello World!',
			DateTime: '2026-03-01 07:00:00',
			ContactsCount: 50,
			Type_Id: 1,
			Type_Description: 'SMS',
			MmsTemplateId: '',
			Subject: '',
		};
		assertLikeExample(list.json, [example], ['Id']);
		const url = `${base()}/sent-history/group-contacts?${TOKEN}&id=${list.json[0]?.['Id']}`;
		const contacts = await call(url);
		assert.equal(contacts.json.length, 50);
		const contact = { Number: 1, DeliveryStatus_Id: 2, DeliveryStatus_Description: 'Delivered' };
		assertLikeExample(contacts.json[0], contact, ['Number']);
	});

	test('available-credits-balance: in XML the number stands between line breaks', async () => {
		const answer = await call(`${base()}/credits/balance?${TOKEN}`, 'GET', undefined, XML);
		assert.match(answer.text, /<AvailableCredits>\n1000\n<\/AvailableCredits>/);
	});

	test('find-contact: in XML the object is one item', async () => {
		const url = `${base()}/contacts/find?number=16465550001&${TOKEN}`;
		const answer = await call(url, 'GET', undefined, XML);
		assert.equal(
			compactXml(answer.text),
			'<response><item><Id>1</Id><Number>16465550001</Number><OptedOut>0</OptedOut><FirstName>John</FirstName><LastName>Smith</LastName><BirthDay>0000-00-00</BirthDay><Email/><Zip/><City/><DateCreated>2015-01-20 10:21:29</DateCreated><DateUpdated>2015-01-20 10:21:29</DateUpdated><GroupIds><item>1</item></GroupIds><CustomFieldIds/></item></response>',
		);
	});

	test('add-contact and opt-out: 201 with the contact', async () => {
		const body = '{"fnumber":"16461234567","ffirstname":"John","GroupIds":[1]}';
		const added = await call(`${base()}/contacts/create?${TOKEN}`, 'POST', body, JSON_BOTH);
		assert.equal(added.status, 201);
		const example = {
			Id: 1,
			Number: '16461234567',
			OptedOut: 0,
			FirstName: 'John',
			LastName: '',
			BirthDay: '0000-00-00',
			Email: '',
			Zip: '',
			City: '',
			DateCreated: '2026-03-01 07:00:00',
			DateUpdated: '2026-03-01 07:00:00',
			GroupIds: [1],
			CustomFieldIds: [],
		};
		assertLikeExample(added.json, example, ['Id']);
		const url = `${base()}/contacts/opt-out?${TOKEN}`;
		const opted = await call(url, 'POST', '{"PhoneNumber":"16461234567"}', JSON_BOTH);
		assert.equal(opted.status, 201);
		assertLikeExample(opted.json, { ...example, OptedOut: 1 }, ['Id']);
	});
});
