import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { hasSignInText, hasSignInAttributes } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptanceInText.js',
) as Record<'hasSignInText' | 'hasSignInAttributes', (text: string) => boolean>;

/** Each text by itself: the message names the ones that are read otherwise. */
function allTexts(expected: boolean, list: string, read = hasSignInText): void {
	const others = listed(list).filter((text) => read(text) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

describe('A text that is no whole document has a sign', () => {
	test('by an id of a message', () =>
		allTexts(
			true,
			`
			smsid=a7 | "msg_id": "8f2 | "message_id":17, | MMS-ID: 5 | batch id 17 | campaign.id=17
			uniqueid: 12345 | <Api_Id>5 | Delivery ID #17 | submission_id=17 | transaction_id = 17
			trackingId: x7 | message_ids: [ | message sid 17 | message_uuid: 8f2 | sms guid 17 | sms_ids":{
			{"send_log":[{" | "uuid": "x | <uuid>x | uuid=x
			`,
		));

	test('by an id without a name of its own', () =>
		allTexts(
			true,
			'{"id": "a7 | id=a7 | <Id>a7 | ids: [ | id 2017 | Id #2017 | your id: a7 | "id":{ | <ids>[',
		));

	test('by a state', () =>
		allTexts(
			true,
			`
			"status":"SENT", | status=DELIVERED_TO_HANDSET | state=queued&x | <result>OK< | delivery: pending | status_text: 'sent | messageStatus: sent
			`,
		));

	test('by a sentence', () =>
		allTexts(true, 'Your message was sent | <p>1 message sent</p> | OK | Sent'));

	test('and none by an id of something else', () =>
		allTexts(
			false,
			`
			Request ID: 8f2a | Trace ID: 5 | Error id 2017 | Ray ID: 8f2a | Support ID: 8f2a | incident id: 5
			correlation-id: 8f2a | Account ID: 5 | user id 2017 | customer id: x | client id: 5
			sender id: ACME | Session ID: 8f2a | event id: 5
			`,
		));

	test('and none where no value is told, or it says no', () =>
		allTexts(
			false,
			`
			message_id is required | "message_id": 0, | "smsid": "" | The id is wrong | invalid id | "status":"FAILED"
			status: 422 | Error 1015 | Refused | An idea: 5 | void 2017 | msgidx=5
			`,
		));

	test('in what a person reads of a page, and not in its code', () => {
		allTexts(
			true,
			`
			<html><p>Message <b>was</b> queued</p></html> | <!DOCTYPE html><p>{&quot;smsid&quot;:&quot;a7
			<html>{&#34;smsid&#34;:&#34;a7 | <HTML>{&#x22;smsid&#x22;:&#x22;a7
			<!doctype html><p>status: sent</p>
			`,
		);
		allTexts(
			false,
			`
			<html><div id="message-id">Log in</div></html> | <!DOCTYPE html><a id="x17">No</a>
			<html><form id="login">
			`,
		);
	});

	test('in attributes of XML', () => {
		allTexts(
			true,
			`<sms MessageId="a7"/> | <r:sms r:id='a7'> | <sms status = "SENT"> | <sms to="1" sent="1"/>`,
			hasSignInAttributes,
		);
		allTexts(
			false,
			`
			<sms MessageId=""/> | <e code="422" request_id="a7"/> | <r xml:id="a7" xmlns:sent="urn:1"/>
			<?xml version="1.0"?><error/> | <r xmlid="a7"/>
			`,
			hasSignInAttributes,
		);
		assert.ok(hasSignInAttributes(' a="1"'.repeat(20_001)), 'too many to look at');
	});
});
