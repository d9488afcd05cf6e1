import { parseForm, parsePairs, type Pairs } from '../../encoding.mts';
import { isKeyOf } from '../../tables.mts';
import type { Answer, CallbackForm, ReceivedRequest } from '../../types.mts';
import type { Dialect, Sender, World } from '../../world.mts';
import {
	addText,
	newAccount,
	type Account,
	type Privilege,
	type TextMessage,
	type User,
} from './account.mts';
import { FAILURES, reply, SERVER_FAILURES, serverPage } from './errors.mts';
import { get, list, send, type Call, type Result } from './messages.mts';
import { refusals } from './refusals.mts';
import { login, numbers, phones } from './resources.mts';

type Action = { readonly privilege: Privilege; readonly run: (call: Call) => Result };

/** By category and action, with the role privilege that each needs. */
const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
	['messages/text/send', { privilege: 'send messages', run: send }],
	['messages/text/list', { privilege: 'texts', run: list }],
	['messages/text/get', { privilege: 'texts', run: get }],
	['user/login', { privilege: 'user', run: login }],
	['numbers/list', { privilege: 'user', run: numbers }],
	['phones/list', { privilege: 'user', run: phones }],
]);

/** Enswitch's JSON API, at one operator's address. */
export function createEnswitch(world: World): Dialect {
	const { username, password } = world.secrets.enswitch;
	const seed = () => newAccount(username, password, world.settings.enswitch.extraSenders);
	let account = seed();
	return {
		title: 'Enswitch',
		basePath: '/enswitch/api/json',
		replies: 'pushed',
		answer: (request) => answer(world, account, request),
		failureNames: [
			...Object.keys(FAILURES),
			...new Set(Object.values(FAILURES).map(({ code }) => String(code))),
			...Object.keys(SERVER_FAILURES),
		],
		failWith: (name) => failWith(world, name),
		receive: ({ from, to, text }) => {
			const at = world.clock.now();
			const received = Math.floor(at / 1000);
			const fields = { received, snumber: from, cnumber: to, body: text, files: [] };
			return spellEvent(addText(account, fields), at);
		},
		refusals: (request, answer) => refusals(request, answer, parametersOf(request)),
		senders: () => [
			...named(account.numbers, ''),
			...named(account.phones, ', Sender Type: Telephone Line'),
		],
		reset: () => {
			account = seed();
		},
	};
}

function named(senders: ReadonlyMap<string, string>, more: string): Sender[] {
	return [...senders].map(([value, name]) => ({ value, note: name + more }));
}

function answer(world: World, account: Account, request: ReceivedRequest): Answer {
	const { enswitch } = world.settings;
	const parameters = parametersOf(request);
	const action = ACTIONS.get(request.path);
	if (action === undefined) return reply(enswitch, FAILURES.notFound);
	const user = authenticate(account, parameters, request.at);
	if (user === undefined) return reply(enswitch, FAILURES.unauthorized);
	if (!user.privileges.has(action.privilege)) return reply(enswitch, FAILURES.roleDenied);
	const result = action.run({ world, account, user, parameters, at: request.at });
	return reply(enswitch, result.outcome, result.data);
}

/**
 * The client may use GET or POST as it likes. In the query the documents separate by semicolons;
 * whether the ampersand works there is not documented, here it does.
 */
function parametersOf(request: ReceivedRequest): Pairs {
	const query = parsePairs(request.query, /[;&]/);
	return request.method === 'POST' ? new Map([...query, ...parseForm(request)]) : query;
}

/**
 * An event as "Send events to URL" has it: a form with class, event and timestamp. What the
 * event of a text is called and which fields it has is not documented: `received`, and the fields
 * of a stored text, are assumed. Texts that are sent would be told too; only replies are here.
 */
function spellEvent({ files: _, received, ...text }: TextMessage, at: number): CallbackForm {
	const timestamp = (at / 1000).toFixed(6);
	const common = { class: 'message', event: 'received', timestamp };
	return { ...common, ...text, received: String(received) };
}

function authenticate(account: Account, parameters: Pairs, now: number): User | undefined {
	const token = account.tokens.get(parameters.get('auth_token') ?? '');
	if (token !== undefined && token.expiresAt > now) return token.user;
	const user = account.users.get(parameters.get('auth_username') ?? '');
	return user?.password === parameters.get('auth_password') ? user : undefined;
}

function failWith(world: World, name: string): Answer | undefined {
	if (isKeyOf(SERVER_FAILURES, name)) return serverPage(SERVER_FAILURES[name]);
	const outcomes = Object.entries(FAILURES);
	const found = outcomes.find(([key, { code }]) => key === name || String(code) === name)?.[1];
	return found && reply(world.settings.enswitch, found);
}
