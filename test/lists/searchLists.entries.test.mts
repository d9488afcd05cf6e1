import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Searching } from '../support/searching.mts';
import { useBench } from '../support/support.mts';

const searching = new Searching(useBench());

/** What the list of numbers begins with: what ProTexting does when none is picked. */
const inTurn = { name: "Rotate through the account's numbers (default)", value: '' };

/** Where each list is, and which node has it. */
const lists: Record<string, [path: string, node: string]> = {
	searchProTextingTemplates: ['mms-template/index', 'proTexting'],
	searchProTextingNumbers: ['numbers/index', 'proTexting'],
	searchProTextingKeywords: ['keyword/index', 'proTextingTrigger'],
};

describe('An entry is shown with what tells it from others', () => {
	const shown: Record<string, [method: string, record: object, item: object]> = {
		'a template with its number and its picture': [
			'searchProTextingTemplates',
			{ Id: 10586, Name: 'My Image', Status_Id: 3, Url: 'https://mms.example/1.jpg' },
			{ name: 'My Image (10586)', value: '10586', url: 'https://mms.example/1.jpg' },
		],
		'a template whose picture has no address': [
			'searchProTextingTemplates',
			{ Id: 1, Name: 'A', Status_Id: '3', Url: 'javascript:alert(1)' },
			{ name: 'A (1)', value: '1' },
		],
		'a template that was refused': [
			'searchProTextingTemplates',
			{ Id: '5', Name: 'B', Status_Id: '4', Status_Description: 'Rejected' },
			{ name: 'B (5, Rejected)', value: '5' },
		],
		'a template without a name': [
			'searchProTextingTemplates',
			{ Id: 7 },
			{ name: '7', value: '7' },
		],
		'a template in a state that no document names': [
			'searchProTextingTemplates',
			{ Id: 8, Status_Id: 9 },
			{ name: '8 (status 9)', value: '8' },
		],
		'a number as a number': [
			'searchProTextingNumbers',
			{ Number: 16463498001, Status_Id: 0, Status_Description: 'Active' },
			{ name: '16463498001', value: '16463498001' },
		],
		'a blocked number, as text': [
			'searchProTextingNumbers',
			{ Number: '16463498301', Status_Id: '301', Status_Description: 'Temporarily blocked.' },
			{ name: '16463498301 (Temporarily blocked)', value: '16463498301' },
		],
		'a number with hidden digits, with the way to use it': [
			'searchProTextingNumbers',
			{ Number: '1646349xxxx', Status_Id: 0 },
			{ name: "1646349xxxx (digits hidden: use 'By Number')", value: '1646349xxxx' },
		],
		'a keyword with its short code': [
			'searchProTextingKeywords',
			{ Id: 100, Keyword: 'MyKeyword', Number: '82257', Status_Id: 1 },
			{ name: 'MyKeyword (82257)', value: '100' },
		],
		'a keyword by the name that the table of the page has': [
			'searchProTextingKeywords',
			{ Id: 101, Name: 'Old', Number: 82257, Status_Id: 0, Status_Description: 'Not Active' },
			{ name: 'Old (82257, Not Active)', value: '101' },
		],
	};
	for (const [name, [method, record, item]] of Object.entries(shown)) {
		test(name, async () => {
			const [path, node] = lists[method] ?? assert.fail();
			searching.answer('proTexting', path, [record, 'nothing', { Name: 'without' }]);
			const { results } = await searching.search('proTexting', method, { node });
			const before = method === 'searchProTextingNumbers' ? [inTurn] : [];
			assert.deepEqual(results, [...before, item]);
		});
	}

	for (const [filter, names] of [
		['rotate', [inTurn.name]],
		['default', [inTurn.name]],
		['646', ['16463498001']],
	] as const) {
		test(`the account's numbers in turn are found as others are: ${filter}`, async () => {
			searching.answer('proTexting', 'numbers/index', [{ Number: 16463498001, Status_Id: 0 }]);
			const { results } = await searching.search('proTexting', 'searchProTextingNumbers', {
				filter,
			});
			assert.deepEqual(
				results.map(({ name }) => name),
				names,
			);
		});
	}

	test('what cannot be used comes last, also on the only page', async () => {
		searching.answer('proTexting', 'numbers/index', [
			{ Number: 1, Status_Id: 1, Status_Description: 'Inactive' },
			{ Number: '2xx', Status_Id: 0 },
			{ Number: 3, Status_Id: 0 },
		]);
		const { results } = await searching.search('proTexting', 'searchProTextingNumbers');
		assert.deepEqual(
			results.map(({ value }) => value),
			['', '3', '1', '2xx'],
		);
	});
});
