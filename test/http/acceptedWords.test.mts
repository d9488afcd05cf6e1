import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { saysSent, isSentAlone } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptedWords.js',
) as Record<'saysSent' | 'isSentAlone', (text: string) => boolean>;

/** Each entry of a list by itself: the message names the ones that are read otherwise. */
function all(read: (text: string) => boolean, expected: boolean, list: string): void {
	const others = listed(list).filter((one) => read(one) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

describe('A state says that the provider has the message', () => {
	test('as one word', () =>
		all(
			saysSent,
			true,
			`
			SENT | Accepted | ACCEPTD | Queued | enqueued | SCHEDULED | Submitted | SUBMITD | delivered
			DELIVRD | ENROUTE | Buffered | Bufered | Successful | Successfully | succeeded | Processed
			OK | okay | Dispatched | Transmitted | Relayed | Routed | Forwarded | Confirmed | Acknowledged
			Envoyé | envoyée | ENVOYES | Enviado | enviados | Gesendet
			`,
		));

	test('while it is under way', () =>
		all(
			saysSent,
			true,
			`
			Sending | PENDING | Success | Processing | Delivering | queuing | Queueing | ACCEPT | IN_PROGRESS
			`,
		));

	test('in a word that may say so of other things, alone or beside the message', () =>
		all(
			saysSent,
			true,
			`
			Read | RECEIVED | Approved | Created | DONE | Complete | COMPLETED | Waiting | initiated
			Started | Stored | Released | ACK | SMS_RECEIVED | Message created | 2 messages stored
			MSG_READ | text received | MMS approved | has been approved | was released | is waiting
			`,
		));

	test('in several words, or in one without a space', () =>
		all(
			saysSent,
			true,
			`
			SENT_NO_DLR | DELIVERED_TO_HANDSET | messageSent | deliveredToHandset | smsQueued | SMSSENT | MESSAGESENT | msgsent
			textsent | mmssent | Pending Approval | sent with errors | Sent, 0 errors
			`,
		));

	test('but not where a word before takes it back', () =>
		all(
			saysSent,
			false,
			`
			NOT_SENT | No SMS sent | NON_DELIVERED | never sent | None sent | Nothing sent
			cannot be delivered | wasn't sent | Ended without being sent | Unable to be queued | UNSENT
			FAILED_BEFORE_SENT | Refused, was queued | REJECTED_BEFORE_DELIVERED | DENIED_QUEUED
			Error while being sent | 2 errors, 0 sent | Invalid number submitted | Too many messages sent
			Exceeded messages sent | Limit of messages sent | Quota of sent messages
			BLOCKED_BEFORE_DELIVERED | Forbidden to be sent | CANCELED_BEFORE_SENT | Aborted, was queued
			Expired before it was delivered | not pending | UNPROCESSED
			`,
		));

	test('nor where a failure stands behind', () =>
		all(
			saysSent,
			false,
			`
			Sent failed | SUBMITTED_REFUSED | QUEUED_REJECTED | Delivered: denied | SENT_ERROR | Sent: errors
			sent=false | SENT_LIMIT | QUEUED_EXCEEDED | QUEUED, FULL | SCHEDULED_CANCELED
			sending failed | PENDING LIMIT | processing of it failed
			`,
		));

	test('nor in what says nothing of it', () =>
		all(
			saysSent,
			false,
			`
			new | error | UNKNOWN | Blocked | undelivered | Order received | Account approved | consent
			Waiting for approval | 0 sent, 1 failed | REJECTD | EXPIRED | UNDELIV | open | active | 17
			`,
		));
});

describe('A few words that are no state', () => {
	test('say that the message is sent by a word that means nothing else', () =>
		all(
			isSentAlone,
			true,
			'SENT | ENROUTE | Message sent | SMS_SENT_OK | sent to the network | «Envoyé»',
		));

	test('and do not when they are of another kind, or many', () =>
		all(
			isSentAlone,
			false,
			'Pending | created | Approved | sent to the network just now | Sent (see below) | not sent',
		));
});
