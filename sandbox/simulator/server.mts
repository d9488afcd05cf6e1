import { setTimeout as sleep } from 'node:timers/promises';

import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

import { dice, type Given } from './faults/fault.mts';
import type { Moods } from './moods.mts';
import { toE164 } from './phones.mts';
import { PROVIDER_NAMES, type ProviderName } from './providers.mts';
import { MOST_REFUSALS } from './refusals.mts';
import type { ScriptBook } from './scripts.mts';
import type { Answer, ReceivedRequest } from './types.mts';
import type { Dialect, World } from './world.mts';

/** Room for a request with 100,000 recipients and for attachments in base64. */
const BODY_LIMIT = 64 * 1024 * 1024;

export type Exchange = {
	readonly world: World;
	readonly dialects: Readonly<Record<ProviderName, Dialect>>;
	readonly scripts: ScriptBook;
	readonly moods: Moods;
	/** Called with every request to a provider, before anything is done with it. */
	readonly record: (request: ReceivedRequest) => void;
};

/** An HTTP server in front of all providers. It hands bodies on as text, whatever their type. */
export function createServer(
	exchange: Exchange,
	tls?: { key: string; cert: string },
): FastifyInstance {
	const options = { bodyLimit: BODY_LIMIT, forceCloseConnections: true };
	// Over TLS only the type of the raw server differs, which nothing here looks at.
	const app = tls ? (fastify({ ...options, https: tls }) as never) : fastify(options);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	for (const provider of PROVIDER_NAMES) {
		const { basePath } = exchange.dialects[provider];
		app.all(`${basePath}/*`, async (raw, reply) => {
			const request = receive(exchange, provider, basePath, raw);
			const given = await process(exchange, request);
			const isAnswer = typeof given === 'object';
			exchange.world.journal.answered(provider, isAnswer ? given.status : null);
			if (isAnswer) return reply.code(given.status).headers(given.headers).send(given.body);
			reply.hijack();
			given(raw.raw.socket);
			return reply;
		});
	}
	return app;
}

/**
 * From request to what goes back, which is an answer unless a fault has it otherwise. The account
 * is changed first, then the answer held back, as in a slow network.
 */
async function process(exchange: Exchange, request: ReceivedRequest): Promise<Given> {
	const { world, dialects, scripts, moods, record } = exchange;
	record(request);
	world.agenda.settle();
	const { fault, ...how } = scripts.take(request) ?? moods.take(request) ?? {};
	const moment = { request, random: how.random ?? dice(1) };
	const answer = (): Answer => dialects[request.provider].answer(request);
	const given =
		fault === undefined
			? answer()
			: fault.acts
				? fault.gives(moment, answer())
				: fault.gives(moment);
	const delayMs = world.settings.latencyMs + (how.delayMs ?? 0);
	// Who acts before its fault has accepted the message, whatever it answers.
	if (typeof given === 'object' && fault?.acts !== true) noteRefusals(exchange, request, given);
	// Unreferenced: a held answer must not keep a process alive that is done otherwise.
	if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
	return given;
}

/** Shows what a provider did not accept on the phones that it was for. */
function noteRefusals(
	{ world, dialects }: Exchange,
	request: ReceivedRequest,
	answer: Answer,
): void {
	const { provider } = request;
	const refused = dialects[provider].refusals?.(request, answer) ?? [];
	for (const { to, from, text, reason } of refused.slice(0, MOST_REFUSALS)) {
		const phone = toE164(to);
		// What has no digit is no phone.
		if (phone === '+') continue;
		world.journal.refuse({ provider, phone, to, from, text, kind: 'SMS', id: '' }, reason);
	}
}

function receive(
	{ world }: Exchange,
	provider: ProviderName,
	basePath: string,
	raw: FastifyRequest,
): ReceivedRequest {
	const url = raw.raw.url ?? '';
	const question = url.indexOf('?');
	const path = question < 0 ? url : url.slice(0, question);
	const headers = Object.entries(raw.headers).map(
		([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const,
	);
	return {
		provider,
		method: raw.method,
		url,
		path: path.slice(basePath.length).replace(/^\/+|\/+$/g, ''),
		query: question < 0 ? '' : url.slice(question + 1),
		headers: Object.fromEntries(headers),
		body: typeof raw.body === 'string' ? raw.body : '',
		at: world.clock.now(),
	};
}
