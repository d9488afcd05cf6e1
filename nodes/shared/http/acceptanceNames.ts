import { oneOf, whole } from '../lib/phrases';

/** What a provider gives an id to when it has accepted a message. */
export const messageThings = oneOf(`
	sms, msg, message, mms, batch, campaign, unique, api, delivery, submission, transaction, tracking
`);

/** The same in a name of a field only: in a sentence, these are of other things, too. */
const otherThings = oneOf(`
	messages, text, bulk, job, queue, submit, txn, order, broadcast, receipt, ticket, dlr, outbound
`);

/** Words for an id. */
export const idWords = oneOf(`
	ids?, sids?, uuids?, guids?, ulids?, refs?, references?, identifiers?
`);

/**
 * Names of fields that identify a message a provider has: `Id` and `Api_Id` (ProTexting),
 * `message_id` and `sms_ids` (SMS Scheduler), `uniqueid` (Enswitch), `smsid` (VoIP Communications)
 * and their kin.
 */
const messageId = new RegExp(
	`(?:^|_)(?:${messageThings}|${otherThings})(?:_log)?_?${idWords}$|(?:sms|msg|message)${idWords}$|^(?:delivery_)?report_url$`,
);
const anyId = new RegExp(`(?:^|_)${idWords}$`);

/** What may stand behind a state, or behind the name of another thing. */
const tail = '(?:_(?:description|desc|text|name|id|code|message))?';

/** Ids and states of other things, by the word before: proxies name one of the request, for their support. */
const ofOthers = new RegExp(
	`(?:^|_)${oneOf(`
	requests?, req, trace, fbtrace, span, ray, cf, amz, amzn, apigw, invocation, connection, correlation
	errors?, err, fault, debug, exception, case, problem, support, incident, activity, session, event
	account, acct, user, customer, client, tenant, person, member, profile, partner, merchant, vendor
	org, organi(s|z)ation, company, brand, app, application, project, owner, product, service
	subscription, plan, limit, quota, role, key, access, auth, login, token, cookie, policy, rule
	sender, from, source, caller, number, phone, groups?, lists?, contacts?, template, parent
	country, region, zone, operator, carrier, network, gateway, route, domain, host, server, instance
	node, device, site, page, docs?, help, class, category, type, field, param, parameter
`)}_[a-z]+${tail}$`,
);

/** What somebody on the way to the phone calls a message that was handed on. */
const onTheWay = new RegExp(
	`(?:^|_)${oneOf('operator, carrier, network, gateway, route, host, server')}_(?:sms|msg|message)_?${idWords}$`,
);

/** Fields that say of an entry what became of it, in words or as a code. */
const state = new RegExp(`(?:^|_)(?:status|state|result|delivery|outcome)${tail}$`);

/** What the name of a field says of its value. */
export interface Naming {
	/** An id of a message, wherever it stands. */
	isMessageId: boolean;
	/** An id that has no other owner. */
	isId: boolean;
	isState: boolean;
}

/** Reads a name, in lower case and with its words apart. */
export function namingOf(name: string): Naming {
	const isOther = ofOthers.test(name);
	return {
		isMessageId: messageId.test(name) && (!isOther || onTheWay.test(name)),
		isId: anyId.test(name) && !isOther,
		isState: state.test(name) && !isOther,
	};
}

/** Whether a field says what became of an entry, whoever's state it is. */
export const isStateName = (name: string): boolean => state.test(name);

/** Fields with a code of an entry. */
export const codeName = /^(?:(?:response|return|resp)_)?code$/;

/** Fields that are there, or are true, when a provider has a message. */
export const yesName =
	/^(?:(?:is|was|messages?|sms|msgs?|total|num|count)_)*(?:success|successful|accepted|sent|queued|submitted|delivered|ok)(?:_(?:count|total|messages?|sms|at|on|date|time))?$|^date_sent$/;

/** What an id is found under when it has no name of its own. */
export const bareName = whole(
	'data, results?, response, value, payload, message, sms, output, body',
);

/** A phone number as a key, whose value is its message's id. */
export const phoneKey = /^\+?\d{8,15}$/;

/** Fields with the text of the message, which some responses repeat: it is the user's. */
export const textName = whole('((sms|message|msg)_)?(text|body|content|subject), msg');

/** Lists of what a provider did. */
export const logName = /(?:^|_)logs?$/;

/** What a message costs. */
export const priceName = whole('sale, cost, price, charged?, fee, amount');

/** Whose phone it is. */
export const phoneName = whole(`
	to, phone, phone_number, number, recipient, msisdn, mobile, destination, mobile_phone
`);

/** Why an entry was refused. */
export const reasonName = whole('errors?, error_*, reason, code_desc, failed, rejected');

/** What is told of a price when nothing was sent. */
export const explanationName = whole('message, details?, title, description');

/** What errors are told under. */
export const errorName = whole('errors?, invalid*, failed, rejected');

/** What is told of the account, of its limits or of the request. */
export const asideName = whole(`
	quotas?, limits?, usage, rate_?limits?, throttl*, account, user, customer, sender, plan, subscription
	request, input, params?, query, headers?
`);

/** Headers that identify a message: others are of the request, or of a proxy. */
export const idHeader =
	/^(?:x_)?(?:\w+_)?(?:sms|msg|message|mms|campaign|batch|submission)_?(?:ids?|sids?|uuid|guid)$/;
