import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { only, shown, useBench } from '../support/support.mts';

const bench = useBench();

const file = (fileName: string | undefined, text: string) => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'text/plain',
	...(fileName === undefined ? {} : { fileName }),
});

/** Sends an item with two files, and gives back the fields of the request. */
async function send(parameters: INodeParameters, items?: INodeExecutionData[]) {
	const result = await bench().run('enswitch', 'message.send', {
		items: items ?? [
			{
				json: {},
				binary: { data: file('a+b.txt', 'Grüße & mehr'), photo: file('p.jpg', '\xff=') },
			},
		],
		parameters: { to: '(212) 555-1234', ...parameters },
		onError: 'continueRegularOutput',
	});
	const fields = bench().requests.map(({ body }) =>
		Object.fromEntries([...new URLSearchParams(body)].filter(([name]) => !/^auth_/.test(name))),
	);
	return { result, fields };
}

describe('Enswitch sends', () => {
	const text = { stype: '', snumber: '2125550000', cnumber: '2125551234', message: 'Hello' };
	const first = { filename1: 'a+b.txt', file1: Buffer.from('Grüße & mehr').toString('base64') };
	const second = { filename: 'p.jpg', file: Buffer.from('\xff=').toString('base64') };
	const ways: Record<string, [parameters: INodeParameters, fields: object]> = {
		'a text to a number as it was typed, less its punctuation': [{}, text],
		'an attachment with its name': [{ attachments: 'data' }, { ...text, ...first }],
		'several attachments, counted from 1': [
			{ attachments: ' data, photo,' },
			{ ...text, ...first, filename2: second.filename, file2: second.file },
		],
		'attachments in the order that was asked for': [
			{ attachments: 'photo;data' },
			{
				...text,
				filename1: second.filename,
				file1: second.file,
				filename2: first.filename1,
				file2: first.file1,
			},
		],
		'from a telephone line': [
			{ senderType: 'phone', from: '1234567' },
			{ ...text, stype: 'phone', snumber: '1234567' },
		],
		'as another customer': [{ options: { customer: '123' } }, { ...text, customer: '123' }],
	};
	for (const [name, [parameters, fields]] of Object.entries(ways)) {
		test(name, async () => {
			const sent = await send(parameters);
			assert.equal(only(sent.result).submission, 'accepted');
			assert.deepEqual(sent.fields, [fields]);
		});
	}

	test('the files that the phone gets are the ones of the item', async () => {
		await send({ attachments: 'data,photo' });
		assert.deepEqual(bench().simulator.ledger[0]?.attachments, ['a+b.txt', 'p.jpg']);
		assert.equal(bench().simulator.ledger[0]?.kind, 'MMS');
	});

	test('a file without a name under the name of its field', async () => {
		const { fields } = await send({ attachments: 'data' }, [
			{ json: {}, binary: { data: file(undefined, 'x') } },
		]);
		assert.equal(fields[0]?.filename1, 'data');
	});

	test("each item's own file, and none of another item", async () => {
		const { fields } = await send(
			{ attachments: '={{ $itemIndex < 2 ? "data" : "" }}', options: { concurrency: 1 } },
			[
				{ json: {}, binary: { data: file('1.txt', 'one') } },
				{ json: {}, binary: { data: file('2.txt', 'two') } },
				{ json: {} },
			],
		);
		assert.deepEqual(
			fields.map(({ filename1, file1 }) => [filename1, file1]),
			[
				['1.txt', 'b25l'],
				['2.txt', 'dHdv'],
				[undefined, undefined],
			],
		);
	});
});

describe('Enswitch refuses before it sends', () => {
	const ways: Record<string, [parameters: INodeParameters, field: string, message: RegExp]> = {
		'a file that the item does not have': [
			{ attachments: 'data, film' },
			'attachments',
			/'Attachment Fields' has 'film', but the item has no binary file with that name/,
		],
		'a sender of punctuation alone': [{ from: '( )-' }, 'from', /'From' is empty: enter a number/],
		'a sender of blanks': [{ from: '={{ " " }}' }, 'from', /'From' is empty/],
		'a customer that is no number': [
			{ options: { customer: 'Smith' } },
			'customer',
			/'Customer ID' must be a whole number, but is 'Smith'/,
		],
	};
	for (const [name, [parameters, field, message]] of Object.entries(ways)) {
		test(name, async () => {
			const { failure } = only((await send(parameters)).result);
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', field]);
			assert.match(failure?.message ?? '', message);
			assert.equal(bench().requests.length, 0);
		});
	}
});

describe('Enswitch answers', () => {
	const answers: Record<string, [responses: unknown, submission: string, kind?: string]> = {
		'204 as a number': [[{ code: 204, message: 'OK' }], 'accepted'],
		'201, which says that it was only checked': [[{ code: 201 }], 'unknown', 'provider'],
		'one response that is no list': [{ code: '204', message: 'OK' }, 'accepted'],
		'a yes and a no': [[{ code: 204 }, { code: 403, message: 'No' }], 'unknown', 'unreadable'],
		'a refused file': [[{ code: 400, key: 'file1', message: 'Bad' }], 'rejected', 'content'],
		'a refused field of another name': [[{ code: 400, key: 'x' }], 'rejected', 'invalidInput'],
		'400 without a field': [[{ code: 400 }], 'rejected', 'invalidInput'],
		'a code that no document knows': [[{ code: 418 }], 'rejected', 'provider'],
		'a code of a fault': [[{ code: 500, message: 'Oops' }], 'unknown', 'provider'],
		'no code': [[{ message: 'OK' }], 'unknown', 'provider'],
		'no responses': [[], 'unknown', 'unreadable'],
	};
	for (const [name, [responses, submission, kind]] of Object.entries(answers)) {
		test(`${name}: ${submission}`, async () => {
			bench().answer('enswitch', JSON.stringify({ responses }));
			const { result } = await send({});
			assert.deepEqual(
				shown(result).map((one) => [one.submission, one.failure?.kind]),
				[[submission, kind]],
			);
		});
	}
});
