import { isKeyOf } from '../../tables.mts';
import type { Answer, ReceivedRequest } from '../../types.mts';
import type { Dialect, World } from '../../world.mts';
import { newAccount, type Account } from './account.mts';
import { badRequest, emptyAnswer, FIELD_FAILURES, STATUS_FAILURES } from './errors.mts';
import { refusals } from './refusals.mts';
import { create, deleteMessage, deleteSms, showMessage, showSms } from './messages.mts';

type Call = { readonly world: World; readonly account: Account };

/** The operations on one thing, by method and resource. */
const BY_ID: Readonly<Record<string, (call: Call, id: number) => Answer>> = {
	'GET sms': showSms,
	'GET message': showMessage,
	'DELETE sms': deleteSms,
	'DELETE message': deleteMessage,
};

const METHOD_NOT_ALLOWED = 405;

/** SMS Scheduler's API v1. */
export function createSmsScheduler(world: World): Dialect {
	let account = newAccount();
	const answer = (request: ReceivedRequest): Answer => {
		// Which check comes first is not documented; here a wrong key never learns what exists.
		const key = /^bearer\s+(.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
		if (key !== world.secrets.smsScheduler.apiKey) {
			return emptyAnswer(STATUS_FAILURES.unauthorized);
		}
		return route({ world, account }, request);
	};
	return {
		title: 'SMS Scheduler',
		basePath: '/sms-scheduler/api/v1',
		replies: 'none',
		answer,
		failureNames: [...Object.keys(FIELD_FAILURES), ...Object.keys(STATUS_FAILURES)],
		failWith: (name) => {
			if (isKeyOf(STATUS_FAILURES, name)) return emptyAnswer(STATUS_FAILURES[name]);
			const errors = FIELD_FAILURES[name];
			return errors && badRequest(errors);
		},
		// The API has no inbound messages.
		receive: () => undefined,
		refusals,
		senders: () => [...account.senders].map(([id, note]) => ({ value: String(id), note })),
		reset: () => {
			account = newAccount();
		},
	};
}

function route(call: Call, request: ReceivedRequest): Answer {
	if (request.path === 'sms') {
		return request.method === 'POST' ? create(call, request) : emptyAnswer(METHOD_NOT_ALLOWED);
	}
	const [, resource = '', id = ''] = /^(sms|message)\/(\d+)$/.exec(request.path) ?? [];
	if (resource === '') return emptyAnswer(STATUS_FAILURES.notFound);
	const operation = BY_ID[`${request.method} ${resource}`];
	return operation ? operation(call, Number(id)) : emptyAnswer(METHOD_NOT_ALLOWED);
}
