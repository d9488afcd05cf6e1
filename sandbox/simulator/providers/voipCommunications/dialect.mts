import { parseBasic, parseForm, parsePairs, type Pairs } from '../../encoding.mts';
import { isKeyOf } from '../../tables.mts';
import type { Answer, CallbackForm, Inbound, ReceivedRequest } from '../../types.mts';
import type { Dialect, World } from '../../world.mts';
import { addToHistory, newAccount, type Account } from './account.mts';
import { fail, FAILURES } from './errors.mts';
import { chat, deleteScheduled, listScheduled, summary, user } from './history.mts';
import { refusals } from './refusals.mts';
import { send, type Call } from './messages.mts';

type Operation = (call: Call) => Answer;

const OPERATIONS: Readonly<Record<string, Operation>> = {
	'POST sms/send': send,
	'POST sms/summary': summary,
	'POST sms/chat': chat,
	'GET cms/user': user,
	// Invented, and so lenient about the method: see history.mts.
	'GET sms/scheduled': listScheduled,
	'POST sms/scheduled': listScheduled,
	'GET sms/scheduled/delete': deleteScheduled,
	'POST sms/scheduled/delete': deleteScheduled,
	'PUT sms/scheduled/delete': deleteScheduled,
	'DELETE sms/scheduled/delete': deleteScheduled,
};

/** VoIP Communications' SMS API v2. */
export function createVoipCommunications(world: World): Dialect {
	const { apiKey, apiPassword } = world.secrets.voipCommunications;
	let account = newAccount();
	const answer = (request: ReceivedRequest): Answer => {
		const login = parseBasic(request.headers['authorization']);
		if (login?.user !== apiKey || login.password !== apiPassword) {
			const refusal = fail('unauthorized');
			const challenge = { 'WWW-Authenticate': 'Basic realm="API"' };
			return { ...refusal, headers: { ...refusal.headers, ...challenge } };
		}
		const operation = OPERATIONS[`${request.method} ${request.path}`];
		if (operation === undefined) return fail('notFound');
		return operation({ world, account, form: formOf(request), at: request.at });
	};
	return {
		title: 'VoIP Communications',
		basePath: '/voip-communications/api-v2/index.php',
		replies: 'pushed',
		answer,
		failureNames: Object.keys(FAILURES),
		failWith: (name) => (isKeyOf(FAILURES, name) ? fail(name) : undefined),
		receive: (inbound) => receive(account, inbound, world.clock.now()),
		refusals,
		senders: () => [
			...[...account.numbers].map((value) => ({ value, note: 'takes replies' })),
			{ value: '', note: 'left empty: the bulk route, without replies' },
		],
		reset: () => {
			account = newAccount();
		},
	};
}

/** Parameters of a POST or PUT are in its body; only the invented operations may have them in the query. */
function formOf(request: ReceivedRequest): Pairs {
	const hasForm = request.method === 'POST' || request.method === 'PUT';
	return hasForm ? parseForm(request) : parsePairs(request.query);
}

/**
 * Replies go to "the Callback URL defined for the phone number". Method and fields of that call
 * are not documented: a POST with a form is assumed, and the names and the spelling of numbers that
 * the documented send has.
 */
function receive(account: Account, { from, to, text }: Inbound, at: number): CallbackForm {
	const digits = (number: string): string => number.replace(/\D/g, '');
	const form = { from: digits(from), to: digits(to), msg: text };
	addToHistory(account, {
		smsid: '',
		historyId: account.nextHistoryId++,
		direction: 'IN',
		internal: form.to,
		external: form.from,
		text,
		at,
		isBulk: false,
		sale: 0,
	});
	return form;
}
