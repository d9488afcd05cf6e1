import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { saysSentInWords } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptedWords.js',
) as { saysSentInWords(text: string): boolean };

/** Each entry of a list by itself: the message names the ones that are read otherwise. */
function all(read: (text: string) => boolean, expected: boolean, list: string): void {
	const others = listed(list).filter((one) => read(one) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

describe('A sentence says that the message was sent', () => {
	test('by what it says of messages', () =>
		all(
			saysSentInWords,
			true,
			`
			The message was sent | 2 messages sent | Your msg is queued | 3 msgs queued | SMS enqueued
			12 SMSes delivered | 2 smses dispatched | MMS transmitted | Your text was relayed | texts forwarded
			The campaign is scheduled | 2 campaigns scheduled | Batch accepted | Submission processed
			Your message has sent | Messages have been queued | The message had been submitted
			The messages were delivered | 2 messages are buffered | SMS being sent at this moment
			The message will be sent soon | SMS successfully created | Message now sent to the network
			The message just sent to Paris | The messages all sent have ids
			SMS to +12025550101 sent | SMS for 12025550101 acceptd by SMSC | SMS for +12025550101 DELIVRD at 10:05
			Message id 17 was queued | Message number 5 queued in Berlin | message_id 8f2a was sent to you
			The text was approved and waits | SMS stored for later | SMS to (202) 555-0101 sent
			Your message was already sent | Message 17 is already queued
			`,
		));

	test('by what it begins with', () =>
		all(
			saysSentInWords,
			true,
			`
			Sent 1 message | Queued one message | Accepted the text | Queued your text | Sent to 12025550101
			Scheduled for 5 p.m. | Sent at 10:05 | Accepted by the network | Relayed via route 5
			`,
		));

	test('by a turn of speech', () =>
		all(
			saysSentInWords,
			true,
			`
			We successfully queued it | It is queued successfully | It was submitted ok | Ready for delivery
			It was added to the queue | placed in queue | put into queue | It was put on queue
			Your request is in the queue | It went into the queue | It is on its way
			`,
		));

	test('in a clause of its own', () =>
		all(
			saysSentInWords,
			true,
			`
			OK: 17 | okay, wait | Success! | Successful. Not final | Error; message sent | Sent; not charged
			Limit reached, message sent | It failed? Sent! | No report (message sent)
			The message was sent but there is no report | Not charged and message sent
			The message was sent however no report follows | The message was sent though the limit is near
			The message was sent although your quota is used | The message was sent - no report
			The message was sent – no report | The message was sent — no report
			`,
		));

	test('and does not in a refusal', () =>
		all(
			saysSentInWords,
			false,
			`
			Not accepted for delivery | No message was sent | Never accepted for delivery
			None of your messages was sent | Nothing was accepted for delivery | It cannot be sent for delivery
			The message wasn't accepted for delivery | It ended without a message sent
			Unable to get your message queued | Unaccepted for delivery | Failed to get the message queued
			Refused for delivery | Rejected for delivery | Delivery is denied for messages sent at night
			Error in the message submitted | Errors in the messages submitted | Invalid message submitted
			Wrong message id 5 submitted | Bad message submitted | The text is missing in the message submitted
			Malformed SMS submitted | Blocked for delivery | Filtered for delivery | Forbidden for delivery
			Disallowed for delivery | Prohibited for delivery | Restricted for delivery | Expired for delivery
			Canceled for delivery | Dropped for delivery | Discarded for delivery | Suspended for delivery
			`,
		));

	test('nor in a count or a limit', () =>
		all(
			saysSentInWords,
			false,
			`
			The number of messages sent is over it | 0 messages sent | Zero messages sent | Messages sent too fast
			You have many messages queued | The messages sent exceed your plan | Limit of messages sent reached
			The messages sent have used up your quota | Maximum messages sent | Only 10 messages sent are free
			10 messages sent per second | 100 messages sent this hour | Hourly messages sent | 5 messages sent a minute
			9 messages sent in 5 minutes | 100 messages sent today | Daily messages sent | 5 messages sent within 1 s
			Sent: 0 | Sent: no | Accepted: none | queued: false | submitted: null | success: false | OK: no
			`,
		));

	test('nor of an earlier message', () =>
		all(
			saysSentInWords,
			false,
			`
			A message was sent 5 s ago | The same message was sent | Duplicate message submitted
			Duplicates of a message queued | An identical SMS was sent | The previous message is queued
			`,
		));

	test('nor in a rule', () =>
		all(
			saysSentInWords,
			false,
			`
			The message must be queued for delivery | It should be queued for delivery
			It may be queued for delivery | It might be queued for delivery | It could be queued for delivery
			Messages can be submitted for delivery from 8 a.m. | Consent is required for messages sent to France
			Each message sent needs a sender | Messages sent need a sender | A fee is due if the message was sent
			Unless the message was sent | Wait until the message is sent | Log in before the message is sent
			You get an id when the message is sent
			`,
		));

	test('nor in words of other things', () =>
		all(
			saysSentInWords,
			false,
			`
			Too many requests | Your account was created | The request was processed by a proxy | Refused
			The text is too long | Message rejected | unsuccessful | Please contact support
			`,
		));
});
