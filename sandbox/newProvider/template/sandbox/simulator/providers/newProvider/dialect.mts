import { toE164, type Verdict } from '../../phones.mts';
import type { Answer, Json, PhoneState, ReceivedRequest } from '../../types.mts';
import type { Dialect, World } from '../../world.mts';

/** FACT: the documented failures, by a name of your own. */
const FAILURES = new Map<string, Answer>([
	['unauthorized', reply({ error: 'Unknown API key' }, 401)],
	['notFound', reply({ error: 'No such resource' }, 404)],
	['invalid', reply({ error: 'A number and a text are required' }, 422)],
]);

const FIRST_ID = 1001;

/** New Provider's API. FACT: write it from the documents, not from the node. */
export function createNewProvider(world: World): Dialect {
	let nextId = FIRST_ID;
	const failWith = (name: string): Answer => FAILURES.get(name) ?? reply({ error: name }, 400);
	const send = (request: ReceivedRequest): Answer => {
		const { to, text, from = '' } = readTexts(request.body);
		if (to === undefined || text === undefined) return failWith('invalid');
		const id = String(nextId++);
		const content = { to, from, text, kind: 'SMS', id } as const;
		const outgoing = { ...content, provider: 'newProvider', phone: toE164(to) } as const;
		world.phones.deliver(outgoing, judge, request.at);
		return reply({ id });
	};
	const answer = (request: ReceivedRequest): Answer => {
		const isKnown =
			request.headers['authorization'] === `Bearer ${world.secrets.newProvider.apiKey}`;
		if (!isKnown) return failWith('unauthorized');
		if (request.path === 'account') return reply({ account: 'simulated' });
		const isSend = request.path === 'messages' && request.method === 'POST';
		return isSend ? send(request) : failWith('notFound');
	};
	return {
		title: 'New Provider',
		basePath: '/newprovider/v1',
		replies: 'none',
		answer,
		failureNames: [...FAILURES.keys()],
		failWith: (name) => FAILURES.get(name),
		receive: () => undefined,
		reset: () => {
			nextId = FIRST_ID;
		},
	};
}

/** FACT: the codes that messages end with. */
function judge({ condition, finalStatus }: PhoneState): Verdict {
	const arrives = condition === 'normal' || condition === 'slow';
	const code = finalStatus.newProvider ?? (arrives ? 1 : 2);
	return { code, arrives, state: arrives ? 'delivered' : 'undeliverable' };
}

/** The fields of a JSON body that are texts. */
function readTexts(body: string): Partial<Record<string, string>> {
	try {
		const fields = Object.entries(Object(JSON.parse(body)) as object);
		return Object.fromEntries(
			fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
		);
	} catch {
		return {};
	}
}

function reply(value: Json, status = 200): Answer {
	return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
