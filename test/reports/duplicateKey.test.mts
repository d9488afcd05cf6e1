/** A Duplicate Key of which a part is empty: every message to a phone would have the same one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { phone, shown, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

async function send(
	duplicateKey: string,
	items: readonly IDataObject[],
	options: INodeParameters | string = { duplicateKey },
): Promise<Shown[]> {
	const result = await bench().run('smsScheduler', 'message.send', {
		items: items.map((json) => ({ json })),
		parameters: { to: phone(0), options: options as INodeParameters },
		onError: 'continueRegularOutput',
	});
	return shown(result);
}

describe(
	'A Duplicate Key with an empty part is refused, and nothing is sent',
	{ timeout: 60_000 },
	() => {
		const shipped = '={{ $json.orderId }}-shipped';
		const rows: Record<string, [key: string, json: IDataObject, says: string]> = {
			'of a field that the item does not have': [shipped, {}, '{{ $json.orderId }} is empty'],
			'of an empty field': [shipped, { orderId: '' }, '{{ $json.orderId }} is empty'],
			'of a field of spaces': [shipped, { orderId: ' \n' }, '{{ $json.orderId }} is empty'],
			'of a field that is null': [shipped, { orderId: null }, '{{ $json.orderId }} is empty'],
			"of a field with the text 'undefined'": [
				shipped,
				{ orderId: 'undefined' },
				"{{ $json.orderId }} is 'undefined'",
			],
			'of a field that is an object': [
				shipped,
				{ orderId: { id: 5 } },
				"{{ $json.orderId }} is '[object Object]'",
			],
			'at its end': ['=order-{{ $json.orderId }}', {}, '{{ $json.orderId }} is empty'],
			'behind a text without a separator': [
				'=order{{ $json.orderId }}',
				{},
				'{{ $json.orderId }} is empty',
			],
			'in its middle': [
				'={{ $json.shop }}-{{ $json.orderId }}-{{ $json.status }}',
				{ shop: 'a', status: 'paid' },
				'{{ $json.orderId }} is empty',
			],
			'beside one that has a separator of its own': [
				'={{ $json.orderId }}-{{ $json.status }}',
				{ status: 'paid-in-full' },
				'{{ $json.orderId }} is empty',
			],
			'beside another one, without anything between them': [
				'={{ $json.orderId }}{{ $json.status }}',
				{ status: 'paid' },
				'{{ $json.orderId }} is empty',
			],
			'in spaces': [
				'=  {{ $json.orderId }} - {{ $json.status }} ',
				{ orderId: 5 },
				'{{ $json.status }} is empty',
			],
			'of a calculation that gives no number': [
				'={{ $json.a * 2 }}-shipped',
				{},
				'{{ $json.a * 2 }} is empty',
			],
			'in one expression that joins texts': [
				"={{ $json.orderId + '-shipped' }}",
				{},
				"is 'undefined-shipped'",
			],
			'in one expression that joins an empty text': [
				"={{ $json.orderId + '-shipped' }}",
				{ orderId: '' },
				"is '-shipped'",
			],
			'at the end of one expression': [
				'={{ "order-" + $json.orderId }}',
				{ orderId: '' },
				"is 'order-'",
			],
			'in one expression of a template': [
				'={{ `${$json.orderId}-shipped` }}',
				{},
				"is 'undefined-shipped'",
			],
			'in one expression of a template, of an empty text': [
				'={{ `${$json.orderId}-shipped` }}',
				{ orderId: '' },
				"is '-shipped'",
			],
			'in a list that one expression joins': [
				"={{ [$json.orderId, 'shipped'].join('-') }}",
				{},
				"is '-shipped'",
			],
			'in JSON of a field that the item does not have': [
				'={{ JSON.stringify({order: $json.orderId}) }}',
				{},
				"is '{}'",
			],
			'in JSON of a field that is null': [
				'={{ JSON.stringify({order: $json.orderId}) }}',
				{ orderId: null },
				`is '{"order":null}'`,
			],
			'in JSON of an empty field': [
				'={{ JSON.stringify({order: $json.orderId}) }}',
				{ orderId: ' ' },
				`is '{"order":" "}'`,
			],
			'in JSON of two fields, one of which the item does not have': [
				"={{ JSON.stringify({order: $json.orderId, status: 'shipped'}) }}",
				{},
				`is '{"status":"shipped"}'`,
			],
			'in JSON of n8n, with a text behind it': [
				'={{ {order: $json.orderId}.toJsonString() }}-shipped',
				{},
				"is '{}'",
			],
			'in a JSON list': [
				"={{ JSON.stringify([$json.orderId, 'shipped']) }}",
				{ orderId: '' },
				`is '["","shipped"]'`,
			],
			'in JSON of a list of nothing': ['={{ JSON.stringify($json.lines) }}', { lines: [[], {}] }, "is '[[],{}]'"], // prettier-ignore
			'of a field that is brackets': [shipped, { orderId: '[]' }, "{{ $json.orderId }} is '[]'"],
			'of a field that is quotation marks': [
				shipped,
				{ orderId: '""' },
				`{{ $json.orderId }} is '""'`,
			],
			'as a whole, when it is no number': ['={{ $json.a * 2 }}', {}, "is 'NaN'"],
			"as a whole, when it is the text 'null'": [
				'={{ $json.orderId }}',
				{ orderId: 'null' },
				"is 'null'",
			],
		};
		for (const [name, [key, json, says]] of Object.entries(rows)) {
			test(name, async () => {
				const [result, ...others] = await send(key, [json]);
				assert.equal(others.length, 0);
				assert.equal(result?.submission, 'rejected');
				assert.deepEqual(
					[result.failure?.kind, result.failure?.field],
					['invalidInput', 'duplicateKey'],
				);
				const message = result.failure?.message ?? '';
				assert.ok(message.startsWith("'Duplicate Key' has an empty part: {{"), message);
				assert.ok(message.includes(`${says} for this item`), message);
				assert.equal(bench().requests.length, 0);
			});
		}

		test('and the items beside it are sent', async () => {
			const items = [{ orderId: 'beside 1' }, {}, { orderId: 'beside 2' }];
			const verdicts = (await send(shipped, items)).map(({ submission }) => submission);
			assert.deepEqual(verdicts, ['accepted', 'rejected', 'accepted']);
		});
	},
);
