import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import { listed } from '../support/listed.mts';

const { hasSignOfAcceptance } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/acceptance.js',
) as { hasSignOfAcceptance(value: unknown): boolean };

type Around = (name: string) => unknown;

/** Each name by itself: the message names the ones that are read otherwise. */
function all(expected: boolean, around: Around, list: string): void {
	const others = listed(list).filter((name) => hasSignOfAcceptance(around(name)) !== expected);
	assert.deepEqual(others, [], `expected ${String(expected)}`);
}

const beside =
	(value: unknown): Around =>
	(name) => ({ error: 'Refused', [name]: value });
const inError: Around = (name) => ({ error: { text: 'Refused', [name]: 'a7' } });

describe('A name says that its value is the id', () => {
	test('of a message, even inside an error', () =>
		all(
			true,
			inError,
			`
			smsid | sms_id | msgId | message_id | MessageSid | messages_id | mms_id | textId | batch_id | bulkId
			campaign_id | jobId | uniqueid | queue_id | Api_Id | deliveryId | tracking_id | submissionId
			submit_id | transaction_id | txn_id | orderId | broadcastId | receipt_id | ticketId | dlr_id
			outbound_id | sms_log_id | message_ids | message_uuid | sms_guid | message_ulid | msg_ref
			messageReference | message identifier | bulksmsid | outmsgid | mymessageid | r:MessageId
			SMSMessageID | SMSId | report_url | deliveryReportUrl | message-id | message.id | carrier_message_id
			network_sms_id | smpp_carrier_msg_id | operatorMsgId | gateway_message_id | routeMessageId | host_message_id
			server_message_id
			`,
		));

	test('of a message, outside of errors', () =>
		all(
			true,
			beside('a7'),
			'id | sid | uuid | guid | ulid | ref | reference | identifier | Id | xyz_id',
		));

	test('of an error, inside one', () =>
		all(
			false,
			inError,
			'id | sid | uuid | ref | reference | error_id | error_message_id | field_id | support_ticket_id',
		));

	test('of something else: the request', () =>
		all(
			false,
			beside('a7'),
			`
			requestId | X-Request-ID | requests_id | req_id | traceId | fbtrace_id | span_id | RayID | cf_id
			amz_id | amzn_id | apigw_id | invocation_id | connectionId | correlation_id | request_message_id
			`,
		));

	test('of something else: an error', () =>
		all(
			false,
			beside('a7'),
			`
			error_id | errors_id | err_id | faultId | debug_id | exceptionId | case_id | problem_id
			support_id | incident_id | activityId | sessionId | event_id
			`,
		));

	test('of something else: the account', () =>
		all(
			false,
			beside('a7'),
			`
			account_id | acct_id | userId | customer_ref | client_reference | tenantId | person_id | member_id
			profileId | partner_id | merchantId | vendor_id | org_id | organizationId | organisation_id
			company_id | brandId | app_id | applicationId | project_id | owner_id | productId | service_sid
			subscription_id | planId | limit_id | quotaId | roleId | key_id | accessId | auth_id | loginId
			token_id | cookieId | policy_id | ruleId | client_message_id
			`,
		));

	test('of something else: a phone, a form or a place', () =>
		all(
			false,
			beside('a7'),
			`
			sender_id | from_id | source_id | callerId | numberId | phone_sid | groupId | groups_id | list_id
			contact_ids | contactsId | lists_id | template_id | parent_id | country_id | regionId | zone_id
			operator_id | carrierId | network_id | gatewayId | route_id | domainId | host_id | server_id
			instanceId | node_id | deviceId | site_id | pageId | doc_id | docs_id | help_id | class_id
			categoryId | typeId | field_id | param_id | parameterId
			`,
		));
});

describe('A name says that its value is', () => {
	test('what became of the message', () =>
		all(
			true,
			beside('PENDING'),
			`
			status | state | result | delivery | outcome | sms_status | DeliveryState | status_description
			status_desc | statusText | status_name | Status_Id | status_code | status_message
			`,
		));

	test('what became of something else', () =>
		all(
			false,
			beside('approved'),
			`
			account_status | sender_state | user_status_description | plan_status_desc | app_state_text
			brand_status_name | campaign | account_state_id | user_state_code | accountStatusMessage
			progress | stage | kind
			`,
		));

	test('that it was accepted, or how many were', () =>
		all(
			true,
			beside(1),
			`
			success | successful | accepted | sent | queued | submitted | delivered | ok | is_sent | wasAccepted
			message_sent | messages_queued | sms_sent | msg_sent | msgs_sent | totalSent | num_sent | count_sent
			sent_count | accepted_total | sentMessages | sent_message | sent_sms | sent_at | sentOn | sent_date
			sentTime | date_sent | ns:sent | _queued | Sent?
			`,
		));

	test('how many were not, or may be', () =>
		all(
			false,
			beside(1),
			'failed | unsent | sent_limit | max_sent | not_accepted | remaining | successor | date_of_birth',
		));

	test('a code with words of success, or of a fault', () => {
		all(true, beside('201 Created'), 'code | response_code | ReturnCode | resp_code');
		all(true, beside(500), 'code | responseCode');
		all(false, beside('201 Created'), 'http_code | country_code | zip');
	});

	test('an id, where it looks like one', () => {
		const hash = '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0';
		all(
			true,
			beside(hash),
			'data | result | results | response | value | payload | message | sms | output | body',
		);
		all(false, beside(hash), 'detail | hash | signature | msg | nonce | etag');
		all(true, beside(5), 'data | result | results');
		all(false, beside(5), 'value | response | body | payload');
	});

	test('the text of the message, in whose words nobody says that it was sent', () =>
		all(
			false,
			beside('Your message was sent'),
			`
			text | body | content | subject | msg | sms_text | messageBody | msg_content | message_subject
			`,
		));

	test('what somebody says', () =>
		all(
			true,
			beside('Your message was sent'),
			'message | detail | info | note | message_status_text',
		));
});
