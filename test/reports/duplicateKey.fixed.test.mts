/** A Duplicate Key that is the same for every item: every later message would be a duplicate. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { phone, shown, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

async function send(duplicateKey: string, json: IDataObject): Promise<Shown[]> {
	const result = await bench().run('smsScheduler', 'message.send', {
		items: [{ json }],
		parameters: { to: phone(0), options: { duplicateKey } },
		onError: 'continueRegularOutput',
	});
	return shown(result);
}

describe(
	'A Duplicate Key that is the same for every item by mistake is refused, and nothing is sent',
	{ timeout: 60_000 },
	() => {
		const plainText = 'as plain text, so other messages would have the same key';
		const rows: Record<string, [key: string, says: string, json?: IDataObject]> = {
			'not switched to an expression': [
				'{{ $json.orderId }}-shipped',
				`contains {{ $json.orderId }} ${plainText}. Switch 'Duplicate Key' from Fixed to Expression`,
			],
			'not switched, without spaces': ['{{$json.orderId}}', 'contains {{$json.orderId}} as plain'],
			'not switched, with the placeholder in its middle': [
				'order {{ $json["Order No"] }} shipped',
				'contains {{ $json["Order No"] }} as plain',
			],
			'not switched, with an object in its code': [
				'{{ JSON.stringify({order: $json.orderId}) }}',
				'contains {{ JSON.stringify({order: $json.orderId}) }} as plain',
			],
			"with another system's placeholder": ['{{orderId}}-shipped', 'contains {{orderId}} as plain'],
			'not switched, and without its brackets': ['$json.orderId', 'contains $json. as plain'],
			'not switched, of a template': ['${$json.orderId}-shipped', 'contains $json. as plain'],
			'not switched, of another node': [`$('CRM').item.json.id`, "contains $(' as plain"],
			'made by a node before it, which was not switched': [
				'={{ $json.key }}',
				'contains {{ $json.orderId }} as plain',
				{ key: '{{ $json.orderId }}-shipped' },
			],
			'of an empty object': ['{}', 'is {}, which contains no value'],
			'of an empty list': [' [ ] ', 'is [ ], which contains no value'],
			'of an empty JSON text': ['""', 'is "", which contains no value'],
			'of JSON without any value': ['{"order":"","lines":[null]}', 'which contains no value'],
		};
		for (const [name, [key, says, json = { orderId: 5 }]] of Object.entries(rows)) {
			test(name, async () => {
				const [result] = await send(key, json);
				assert.deepEqual(
					[result?.submission, result?.failure?.kind, result?.failure?.field],
					['rejected', 'invalidInput', 'duplicateKey'],
				);
				const message = result?.failure?.message ?? '';
				assert.ok(message.startsWith("'Duplicate Key' "), message);
				assert.ok(message.includes(says), message);
				assert.equal(bench().requests.length, 0);
			});
		}
	},
);
