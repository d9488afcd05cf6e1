import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { hasSignOfAcceptance, bearsAcceptance } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptance.js',
) as Record<'hasSignOfAcceptance' | 'bearsAcceptance', (value: unknown) => boolean>;

type Around = (name: string) => unknown;

/** Each name by itself: the message names the ones that are read otherwise. */
function all(expected: boolean, around: Around, list: string): void {
	const others = listed(list).filter((name) => hasSignOfAcceptance(around(name)) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

describe('A name says that what is in it is told', () => {
	test('of errors: an id in it is of the error', () =>
		all(
			false,
			(name) => ({ [name]: { id: 'a7' } }),
			'error | errors | invalid | invalidNumbers | failed | rejected',
		));

	test('of the account or the request: no state in it is of a message', () =>
		all(
			false,
			(name) => ({ error: 'Refused', [name]: { status: 'sent', sent: 5, id: 'a7' } }),
			`
			quota | quotas | limit | limits | usage | rateLimit | ratelimits | throttle | throttling | account
			user | customer | sender | plan | subscription | request | input | param | params | query | header
			headers
			`,
		));

	test('of the message', () =>
		all(
			true,
			(name) => ({ error: 'Refused', [name]: { status: 'sent' } }),
			'data | response | sms | unlimited | user_messages',
		));

	test('of the price of one phone', () => {
		const priced = 'sale | cost | price | charge | charged | fee | amount';
		all(true, (name) => ({ to: '12025550101', [name]: 0.05 }), priced);
		all(false, (name) => ({ to: '12025550101', [name]: 0 }), priced);
		const phone =
			'to | phone | phone_number | number | recipient | msisdn | mobile | destination | mobilePhone';
		all(true, (name) => ({ [name]: '12025550101', price: 0.05 }), phone);
		all(false, (name) => ({ [name]: '12025550101', price: 0.05 }), 'total | sender | contact');
		const explained = 'message | detail | details | title | description';
		all(false, (name) => ({ to: '1', price: 0.05, [name]: 'Not enough' }), explained);
	});

	test('of what was done, unless an entry says that it was refused', () => {
		all(true, (name) => ({ [name]: [{ phone: '1' }] }), 'log | logs | send_log | smsLogs');
		all(false, (name) => ({ [name]: [{ phone: '1' }] }), 'blog | catalogs | logo | logged');
		const refused =
			'error | errors | error_code | error_message | reason | code_desc | failed | rejected';
		all(false, (name) => ({ send_log: [{ phone: '1', [name]: 'Busy' }] }), refused);
		all(true, (name) => ({ send_log: [{ phone: '1', [name]: 'Busy' }] }), 'type | note');
		all(
			false,
			(name) => ({ send_log: [{ phone: '1', [name]: 'REJECTED' }] }),
			'status | account_state',
		);
		all(false, (name) => ({ send_log: [{ phone: '1', [name]: 422 }] }), 'code | return_code');
	});
});

describe('A header', () => {
	const bears = (name: string, value: string) =>
		bearsAcceptance({ headers: { [name]: value }, body: { form: 'empty' } });

	test('identifies a message by its name', () => {
		const ids = `
			sms-id | x-message-id | msg-id | mms-id | x-campaign-id | batch-id | submission-id | message-ids
			x-message-sid | x-acme-message-uuid | sms-guid | x-smsid
		`;
		assert.deepEqual(
			listed(ids).filter((name) => !bears(name, 'a7')),
			[],
		);
		const others =
			'x-request-id | x-trace-id | etag | x-correlation-id | x-amzn-requestid | set-cookie';
		assert.deepEqual(
			listed(others).filter((name) => bears(name, 'a7')),
			[],
		);
		assert.ok(!bears('x-message-id', '0'), 'an id of 0');
	});

	test('names the address of a message', () => {
		const addresses = `
			/sms/17 | /message/a7 | /v1/messages/8f2 | /msg/5 | /texts/17 | /mms/17 | /campaigns/17 | /batches/17
			/submission/5 | /outbound/17 | /jobs/17 | /queue/17 | /send/17 | https://x.test/sms/a-1
		`;
		assert.deepEqual(
			listed(addresses).filter((address) => !bears('location', address)),
			[],
		);
		assert.ok(bears('content-location', '/sms/17'));
		const others = '/login | /sms/v1/login | /sms/v2 | /help/17 | /user/17 | /sms/send';
		assert.deepEqual(
			listed(others).filter((address) => bears('location', address)),
			[],
		);
	});
});
