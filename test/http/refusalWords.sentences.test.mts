import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { blameIn } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/refusalWords.js',
) as Record<
	'blameIn' | 'blameInEntry' | 'messageBlameIn',
	(words: string) => string | undefined
> & {
	wordsOf(value: unknown): string;
};

/** Each sentence by itself: the message names the ones that are read otherwise, and how. */
function all(expected: string | undefined, list: string): void {
	const others = listed(list).map((one) => [one, blameIn(one)]);
	assert.deepEqual(
		others.filter(([, kind]) => kind !== expected),
		[],
		`expected ${String(expected)}`,
	);
}

describe('A sentence blames', () => {
	test('somebody who asked not to be texted', () =>
		all(
			'optedOut',
			`
			Opt out | The contact is on an opt-out list | OPTED_OUT | UserOptedOut | optout
			Contact has unsubscribed | Désabonné | Le contact est désinscrit | On a Do Not Call register
			do-not-contact | Do not disturb is on | DO_NOT_TEXT | DNC | DNCR match | DND | NDNC | NCPR | TPS
			No consent on file | Consents are missing | On the stop list | Stop message received
			A stop request is on file | Stop keyword on file | Stop command received
			Stop order received | A stop reply is on file | Person replied stop | They sent stop
			She texted stop | Stop | stopped. | Replied with STOP | Permission denied: DND
			`,
		));

	test('the recipient, by who or where that is', () =>
		all(
			'recipient',
			`
			Recipient has no credit | Bad recipients | Destination not allowed | 2 destinations refused
			Subscriber has low balance | SubscriberAbsent | Handset error | Invalid MSISDN | Callee unknown
			Called party busy | Addressee is unknown | Receiver is unknown | Landline | Land line | Land-lines
			Country not enabled | Countries not enabled | International messages are off | Premium rate
			Toll-free is not allowed | TOLLFREE | Unknown user | Sending to +12025550101 is not allowed
			No credit to 12025550101 | Invalid number | Numbers are invalid | InvalidPhoneNumber
			Sender blocked by Vodafone | Sender barred by the network | Sender rejected at the SMSC
			Sender refused by Orange | Sender declined by carrier | Sender filtered by the operator
			Sender stopped by T-Mobile | Sender screened by AT&T | Sender suppressed by the network
			`,
		));

	test('the recipient, by what is said of a phone', () =>
		all(
			'recipient',
			`
			Blacklisted | On a black list | BLACK_LISTED | Liste noire | On the blocklist | In the suppression list
			Ported | Absent | Barred | Roaming | Not in service | Out of coverage | Out of service
			DISCONNECTED | Deactivated | Switched off | Unreachable | Not reachable | Unroutable
			Not a phone | Not a valid phone | Not a mobile | Invalid phone | Bad mobile | Wrong phone
			Unknown mobile | Impossible phone | Unallocated mobile | Malformed phone | Incorrect mobile
			Unassigned phone | Invalid to | Invalid value of phone | Phone is invalid | Mobile is not valid
			Phone field is wrong | Phone was not a valid one | 'To' is incorrect | Mobile is impossible
			Phone is unknown | Phone is blocked | Phone can not be texted | This mobile cannot be texted
			`,
		));

	test('the text', () =>
		all(
			'content',
			`
			Spam | SpamDetected | Phishing | Profanity | Keyword not allowed | Keywords not allowed
			Template not approved | Filtered | Forbidden word | Payment related words | PAYMENT_RELATED_CONTENT
			Unauthorised content | Unauthorized word | Prohibited words in it | Restricted words
			Message too long | Text is empty | Content blocked | Body was refused | Msg rejected
			Message is forbidden | Text not allowed | Content invalid | Message met a filter | Message is invalid | Text is invalid | Msg is invalid | Body contains a banned term
			Invalid message | Bad text | Missing body | Empty msg | Blocked content | Prohibited text
			Restricted message
			`,
		));

	test('the text, though it is about an account', () =>
		all(
			'content',
			`
			Message contains an invalid password | Text includes the sender | SMS mentions a wrong password
			Msg has a bad login | Body has payment required in it | Message with an expired password
			Texts have a wrong password | The sender is in the message body | SMS body: payment required
			Text body: invalid login | Content: payment required | Spam: payment required
			Phishing: account locked | Profanity: sender | Blocked phrase: low balance | Word: payment required
			Keyword: low balance | Template: account closed | Link: account locked | Bad URL: account locked
			`,
		));

	test('the sender', () =>
		all(
			'sender',
			`
			Unknown sender | Invalid sender number | SENDER_BLOCKED | senderBlocked | Invalid senderid | Caller ID is not verified
			CallerID not allowed | Source address is not allowed | Invalid source number | Bad from address
			From number not owned | Originating number not allowed | Originator ID unknown | Invalid From
			Unknown from | Bad from | 'from' is not yours | From is no value we know
			Not a number of your account | The sending number is no number of yours
			`,
		));

	test('the credit', () =>
		all(
			'credit',
			`
			Insufficient credit | Not enough credits | You do not have enough balance | Out of funds
			Low balance | No money | Insufficient account balance | Not enough SMS credits | NO_CREDIT
			Balance too low | Credit is exhausted | Funds are insufficient | Credits used up | Credit was used up
			InsufficientFunds | Payment required
			`,
		));

	test('the secret', () =>
		all(
			'authentication',
			`
			Invalid credentials | Wrong API key | Bad password | Incorrect credential | Unknown api_key
			Expired password | Missing apikey | Invalid access token | Wrong login | Bad log-in
			Incorrect access token | Unknown login | Expired access token | Missing access_token
			Credentials invalid | API key is wrong | Password is incorrect | Access token was invalid
			Credentials are wrong | API key not valid | Password has expired | Password is not valid
			Access token expired | Credentials are not valid | Password was not valid
			Authentication failed | Authentication error | Authentication is required | Authentication required
			Login failed | Log-in failure | Unauthorized | Unauthorised.
			`,
		));

	test('the account', () =>
		all(
			'permission',
			`
			Account suspended | Your account has been temporarily disabled | Account is blocked
			Account is blacklisted | Account closed | Account is inactive | Account not active | Account locked
			Account is deactivated | Account terminated | API access is disabled | API App not activated
			IP not allowed | Your IP address is not permitted | IP is blacklisted | IP address blocked
			Account blocked by administrator | User account suspended
			`,
		));

	test('nobody, where it is about another thing', () =>
		all(
			undefined,
			`
			Please stop sending so fast | The job stopped | Limited to 10 messages per day | Order number missing
			Refused | Rejected by policy | Request blocked by Cloudflare | Access denied
			Version number missing | Card number expired | Error number 5 | Account number missing
			Number of requests too high | Your number is missing | Caller number missing | From numbers missing
			Sending number missing | Originating numbers missing | User name missing | User or password missing
			Blocked by the firewall | Unauthorized request | The message was lost | Unknown error
			`,
		));

	test('nobody, where the message was stopped on our side of the line', () =>
		all(
			undefined,
			`
			Blocked by the admin | Rejected by our administrator | Refused by your provider | Declined by a system
			Refused by the platform | Blocked by an account rule | Refused by us | Blocked by support
			Rejected by billing | Blocked by the firewall | Rejected by WAF | Blocked by Cloudflare
			Refused by the proxy | Rejected by an API gateway | Blocked at the server | Rejected by security
			Refused by our policy | Blocked by rule 5 | Blocked by rules | Rejected at your IP | Refused by rate
			`,
		));
});
