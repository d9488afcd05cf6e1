import { readFile } from 'node:fs/promises';

import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Controls } from '../../controls.mts';
import { streamEvents } from './events.mts';
import { viewInbox } from './inbox.mts';

const FOLDER = new URL('../', import.meta.url);

const TYPES = {
	html: 'text/html; charset=utf-8',
	css: 'text/css; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
} as const;

/** Nothing from elsewhere, no script in the page itself, no frame around it. */
const HEADERS = {
	'Content-Security-Policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
		"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'Cache-Control': 'no-cache',
};

const DEFAULT_PHONES = 24;

type Query = { phones?: string; find?: string; open?: string | string[] };

/** Adds the inbox page, and what it lives on: a snapshot, and what happens from then on. */
export function addInbox(app: FastifyInstance, controls: Controls): void {
	for (const path of ['/', '/inbox']) {
		app.get(path, async (_request, reply) => sendFile(reply, 'index', 'html'));
	}
	// The pattern admits no slash and no second dot: nothing outside the folder has such a name.
	app.get<{ Params: { name: string; type: 'css' | 'js' } }>(
		'/inbox/:name(^[a-z]+$).:type(^css|js$)',
		async ({ params }, reply) => sendFile(reply, params.name, params.type),
	);
	app.get<{ Querystring: Query }>('/control/inbox', async ({ query }) => {
		const { phones, find = '', open = [] } = query;
		const most = Math.max(1, Math.floor(Number(phones ?? DEFAULT_PHONES)) || DEFAULT_PHONES);
		return viewInbox(controls, { phones: most, find: String(find), open: [open].flat() });
	});
	app.get('/control/events', (_request, reply) => {
		reply.hijack();
		streamEvents(controls, reply.raw);
	});
}

async function sendFile(
	reply: FastifyReply,
	name: string,
	type: keyof typeof TYPES,
): Promise<FastifyReply> {
	try {
		// Read anew each time: who works on the page sees it after a reload.
		const content = await readFile(new URL(`${name}.${type}`, FOLDER));
		return reply.headers(HEADERS).type(TYPES[type]).send(content);
	} catch {
		return reply.code(404).send({ error: `There is no ${name}.${type}.` });
	}
}
