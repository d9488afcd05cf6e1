import type { FastifyInstance } from 'fastify';

import type { Controls } from './controls.mts';
import {
	readFinalStatus,
	readFields,
	readNumber,
	readOneOf,
	readScript,
	readText,
} from './controlInput.mts';
import { PROVIDER_NAMES } from './providers.mts';
import { PHONE_CONDITIONS, PROVIDER_MOODS, type JsonObject } from './types.mts';

/** A request as the control API understands it: its JSON fields and the last part of its path. */
type Command = { readonly fields: JsonObject; readonly name: string };

type Handler = (controls: Controls, command: Command) => unknown;

const OK = { ok: true };

const HANDLERS: Readonly<Record<string, Handler>> = {
	'GET /control': ({ url, baseUrls, credentials, clock }) => ({
		url,
		baseUrls,
		credentials,
		now: new Date(clock.now()).toISOString(),
	}),
	'GET /control/requests': ({ requests }) => requests,
	'GET /control/ledger': ({ ledger }) => ledger,
	'GET /control/phones': ({ phones }) => Object.fromEntries(phones),
	'GET /control/clock': timeOf,
	'POST /control/clock': moveClock,
	'POST /control/reset': (controls) => {
		controls.reset();
		return OK;
	},
	'POST /control/script': (controls, { fields }) => {
		controls.script(readScript(fields));
		return OK;
	},
	'POST /control/phones/:name': (controls, { fields, name }) => {
		const condition = readOneOf(PHONE_CONDITIONS, fields['condition'] ?? 'normal', 'condition');
		controls.setPhone(name, condition, readFinalStatus(fields['finalStatus']));
		return OK;
	},
	'GET /control/providers': ({ moodOf }) =>
		Object.fromEntries(PROVIDER_NAMES.map((provider) => [provider, moodOf(provider)])),
	'POST /control/providers/:name': (controls, { fields, name }) => {
		const provider = readOneOf(PROVIDER_NAMES, name, 'The provider');
		const mood = readOneOf(PROVIDER_MOODS, fields['mood'], 'mood');
		controls.setMood(provider, mood, readNumber(fields, 'times'));
		return controls.moodOf(provider);
	},
	'POST /control/callbacks/:name': ({ callbacks }, { fields, name }) => {
		const provider = readOneOf(PROVIDER_NAMES, name, 'The provider');
		callbacks.setUrl(provider, readText(fields, 'url'));
		return { url: callbacks.urlOf(provider) };
	},
	'POST /control/inbound': (controls, { fields }) => {
		const provider = readOneOf(PROVIDER_NAMES, fields['provider'], 'provider');
		const [from, to, text] = ['from', 'to', 'text'].map((name) => readText(fields, name));
		controls.receive({ provider, from: from ?? '', to: to ?? '', text: text ?? '' });
		return OK;
	},
};

/** Adds the same powers over HTTP, under /control, that a test has in its process. */
export function addControlApi(app: FastifyInstance, controls: Controls): void {
	for (const [route, handle] of Object.entries(HANDLERS)) {
		const [method = '', url = ''] = route.split(' ');
		app.route<{ Params: { name?: string } }>({
			method,
			url,
			handler: async (request, reply) => {
				try {
					const fields = readFields(request.body);
					return handle(controls, { fields, name: request.params.name ?? '' });
				} catch (error) {
					const text = error instanceof Error ? error.message : String(error);
					return reply.code(400).send({ error: text });
				}
			},
		});
	}
}

function timeOf({ clock }: Controls): JsonObject {
	return { now: clock.now(), iso: new Date(clock.now()).toISOString() };
}

function moveClock(controls: Controls, { fields }: Command): JsonObject {
	const { advanceMs, to } = fields;
	if (typeof advanceMs === 'number') controls.clock.advance(advanceMs);
	else if (typeof to === 'number' || typeof to === 'string') controls.clock.set(to);
	else throw new TypeError('Give advanceMs (a number) or to (milliseconds or ISO 8601).');
	return timeOf(controls);
}
