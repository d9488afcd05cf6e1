/** A Duplicate Key that tells its messages apart, or is meant to be the same. */
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

describe('A Duplicate Key is taken as it is', { timeout: 60_000 }, () => {
	const rows: Record<string, [key: string, json: IDataObject]> = {
		'with all of its parts': ['={{ $json.a }}-shipped', { a: 'whole 1' }],
		'with a zero': ['={{ $json.a }}-zero', { a: 0 }],
		'with a no': ['={{ $json.a }}-no', { a: false }],
		'with a value that begins with its separator': ['={{ $json.a }}-whole', { a: '-abc' }],
		'with a value that begins with its separator, in one expression': [
			"={{ $json.a + '-whole 2' }}",
			{ a: '-abc' },
		],
		"with 'null' inside a value": ['={{ $json.a }}-shipped', { a: 'null and void' }],
		'with a name that begins like one': ['={{ $json.a }}-shipped', { a: 'undefinedly' }],
		'as a text without an expression': ['order-null-', {}],
		'as a text that is called an expression': ['=order undefined', {}],
		"with 'null' in the text of the user": ['=null-{{ $json.a }}', { a: 5 }],
		'with brackets that are no expression': ['=\\{{ x }}-{{ $json.a }}', { a: 6 }],
		'as one field with separators around it': ['={{ $json.a }}', { a: '-#1001-' }],
		'with braces around a value': ['={{ $json.a }}-{b}', { a: '{x}' }],
		'with empty brackets that the user wrote': ['=order()[]-{{ $json.a }}', { a: 9 }],
		'with a price and a name in it': ['=$5 {name}-{{ $json.a }}', { a: 10 }],
		'as JSON with a value': ['={{ JSON.stringify({order: $json.a}) }}', { a: 11 }],
		'as JSON with a zero and a no': [
			"={{ JSON.stringify({order: $json.a, paid: $json.b, note: 'b, c: d'}) }}",
			{ a: 0, b: false },
		],
		'as JSON of the whole item': ['={{ JSON.stringify($json) }}', { a: 12, note: '' }],
		'as JSON of a list': ['={{ JSON.stringify([$json.a, "shipped"]) }}', { a: 13 }],
		'as a JSON text without an expression': ['{"order":14}', {}],
		'by another node': ["={{ $json.a.toString() }}/{{ $json['b c'] }}", { a: 7, 'b c': 8 }],
	};
	for (const [name, [key, json]] of Object.entries(rows)) {
		test(name, async () => {
			const [result] = await send(key, json);
			assert.equal(result?.submission, 'accepted', result?.failure?.message);
		});
	}

	test('when it is empty as a whole: the message is sent without protection, with a note', async () => {
		for (const key of ['={{ $json.nothing }}', '={{ $json.a }}{{ $json.b }}', '= ']) {
			const [result] = await send(key, {});
			assert.equal(result?.submission, 'accepted', key);
		}
	});
});
