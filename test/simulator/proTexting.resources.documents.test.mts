import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { assertLikeExample, call, useSimulator } from './support.mts';

const TOKEN = 'access_token=your_access_token';

describe('ProTexting lists and shows what the account has as its documents do', () => {
	const simulator = useSimulator({ proTexting: { credits: 1000 } });
	const base = (): string => simulator().baseUrls.proTexting;

	const OBJECTS: readonly [page: string, path: string, example: unknown][] = [
		['available-credits-balance', 'credits/balance', { AvailableCredits: 1000 }],
		[
			'view-group',
			'groups/view?id=1',
			{
				Id: 1,
				Name: 'Sweeps winners from Feb 1, 2015',
				Note: "Reminder: Send message to all members of the group to inform them if they're winners",
				KeywordId: 0,
				ParentId: 0,
				DateCreated: '2015-01-20 10:21:29',
				DateUpdated: '2015-01-20 10:41:29',
				PhoneNumberIds: [1, 2],
			},
		],
		[
			'view-mms-template',
			'mms-template/view?id=10586',
			{
				Id: 10586,
				Name: 'My Image',
				Url: 'https://mms.protexting.com/uploads/media/46e446d800290d2922b1.jpg',
				DateCreated: '2015-01-20 10:21:29',
				Status_Id: 3,
				Status_Description: 'Approved',
			},
		],
		[
			'view-number',
			'numbers/view?number=16463498001',
			{ Number: 16463498001, Status_Id: 0, Status_Description: 'Active', Blocked_Date: null },
		],
		[
			'find-contact',
			'contacts/find?number=16465550001',
			{
				Id: 1,
				Number: '16465550001',
				OptedOut: 0,
				FirstName: 'John',
				LastName: 'Smith',
				BirthDay: '0000-00-00',
				Email: '',
				Zip: '',
				City: '',
				DateCreated: '2015-01-20 10:21:29',
				DateUpdated: '2015-01-20 10:21:29',
				GroupIds: [1],
				CustomFieldIds: [],
			},
		],
	];
	for (const [page, path, example] of OBJECTS) {
		test(`${page}: one object, fields and types as in the example`, async () => {
			const answer = await call(`${base()}/${path}${path.includes('?') ? '&' : '?'}${TOKEN}`);
			assert.equal(answer.status, 200);
			assertLikeExample(answer.json, example);
		});
	}

	const LISTS: readonly [page: string, path: string, index: number, example: unknown][] = [
		['list-groups', 'groups/index', 0, OBJECTS[1]?.[2]],
		['list-mms-templates', 'mms-template/index', 0, OBJECTS[2]?.[2]],
		['list-numbers', 'numbers/index', 0, OBJECTS[3]?.[2]],
		[
			'list-keywords',
			'keyword/index',
			0,
			{
				Id: 100,
				Keyword: 'MyKeyword',
				Date_Reserved: '2015-02-10',
				Number: '82257',
				Status_Id: 1,
				Status_Description: 'Active',
			},
		],
		[
			'list-messages',
			'inbox/index',
			0,
			{
				MobilePhone: '16461234567',
				Message: 'Hello World!',
				DateReceived: '2016-01-01 10:10:10',
				AppName: 'Auto Replay',
				CampaignName: '',
				Type_Id: 1,
				Type_Description: 'SMS',
				Resource_Urls: [],
				Groups: [{ Id: 100, Name: 'My Group' }],
			},
		],
	];
	for (const [page, path, index, example] of LISTS) {
		test(`${page}: a list with pagination headers`, async () => {
			const answer = await call(`${base()}/${path}?${TOKEN}`);
			assertLikeExample(answer.json[index], example);
			assert.equal(answer.headers.get('x-pagination-current-page'), '1');
			assert.equal(answer.headers.get('x-pagination-page-count'), '1');
			assert.equal(answer.headers.get('x-pagination-per-page'), '100');
			assert.equal(answer.headers.get('x-pagination-total-count'), String(answer.json.length));
		});
	}
});
