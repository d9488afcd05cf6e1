import { parsePairs } from '../../encoding.mts';
import { isKeyOf } from '../../tables.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';
import type { Dialect, World } from '../../world.mts';
import { fail, failHttp, type Operation } from './call.mts';
import { createContact, findContact, optOut } from './contacts.mts';
import { ERRORS, HTTP_FAILURES } from './errors.mts';
import { groupContacts, groupList, singleList, singleView } from './history.mts';
import { deliveryReport, send, sendSimple } from './messages.mts';
import { refusals } from './refusals.mts';
import * as resources from './resources.mts';
import {
	deleteSingle,
	listGroups,
	listSingles,
	scheduleGroup,
	scheduleSingle,
} from './schedule.mts';
import { seedAccount } from './seed.mts';
import { parseBody } from './wire.mts';

const OPERATIONS: ReadonlyMap<string, readonly [method: string, operation: Operation]> = new Map([
	['sms/send', ['POST', send]],
	['sms-simple/send', ['POST', sendSimple]],
	['sms/delivery-report', ['GET', deliveryReport]],
	['sms-simple/delivery-report', ['GET', deliveryReport]],
	['sms/send-single-schedule-message', ['POST', scheduleSingle]],
	['sms/send-group-schedule-message', ['POST', scheduleGroup]],
	['sms/single-schedule-messages', ['GET', listSingles]],
	['sms/group-schedule-messages', ['GET', listGroups]],
	['sms/delete-single-schedule-message', ['DELETE', deleteSingle]],
	['sent-history/single-list', ['GET', singleList]],
	['sent-history/single-view', ['GET', singleView]],
	['sent-history/group-list', ['GET', groupList]],
	['sent-history/group-contacts', ['GET', groupContacts]],
	['credits/balance', ['GET', resources.balance]],
	['groups/index', ['GET', resources.groups]],
	['groups/view', ['GET', resources.group]],
	['mms-template/index', ['GET', resources.templates]],
	['mms-template/view', ['GET', resources.template]],
	['numbers/index', ['GET', resources.numbers]],
	['numbers/view', ['GET', resources.number]],
	['keyword/index', ['GET', resources.keywords]],
	['inbox/index', ['GET', resources.inbox]],
	['contacts/find', ['GET', findContact]],
	['contacts/create', ['POST', createContact]],
	['contacts/opt-out', ['POST', optOut]],
]);

/** ProTexting's REST API v1. */
export function createProTexting(world: World): Dialect {
	const { settings, secrets } = world;
	const seed = () => seedAccount(settings.proTexting);
	let account = seed();
	const answer = (request: ReceivedRequest): Answer => {
		const at = { world, request };
		const query = parsePairs(request.query);
		// What a wrong token gets is not documented; Yii's answer is a guess (errors.mts).
		if (query.get('access_token') !== secrets.proTexting.accessToken) {
			return failHttp(at, 'unauthorized');
		}
		const found = OPERATIONS.get(request.path);
		if (found === undefined) return failHttp(at, 'notFound');
		const [method, operation] = found;
		if (request.method !== method) return failHttp(at, 'methodNotAllowed');
		const body = method === 'GET' ? {} : parseBody(request);
		if (body === undefined) return failHttp(at, 'badRequest');
		return operation({ world, account, request, query, body });
	};
	return {
		title: 'ProTexting',
		basePath: '/protexting/v1',
		// A push of replies is documented for an older API only.
		replies: 'kept',
		answer,
		failureNames: [
			...Object.keys(ERRORS),
			...Object.values(ERRORS).map(({ code }) => String(code)),
			...Object.keys(HTTP_FAILURES),
		],
		failWith: (name, request) => failWith(name, world, request),
		receive: ({ from, text }) => {
			const phone = from.replace(/\D/g, '');
			const message = { phone, text, appName: '', keywordId: 0 };
			account.inbox.push({ ...message, at: world.clock.now() });
			return undefined;
		},
		refusals,
		senders: () =>
			[...account.senders.values()]
				.filter(({ status }) => status === 0)
				.map(({ number }) => ({ value: String(number), note: '' })),
		reset: () => {
			account = seed();
		},
	};
}

function failWith(name: string, world: World, request: ReceivedRequest): Answer | undefined {
	if (isKeyOf(HTTP_FAILURES, name)) return failHttp({ world, request }, name);
	const byCode = Object.entries(ERRORS).find(([, { code }]) => String(code) === name)?.[0];
	const error = byCode ?? name;
	return isKeyOf(ERRORS, error) ? fail({ world, request }, error) : undefined;
}
