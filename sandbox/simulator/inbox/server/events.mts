import type { ServerResponse } from 'node:http';

import type { Controls } from '../../controls.mts';
import type { JournalEvent } from '../../journal.mts';
import { viewMessage, viewPlan } from './view.mts';

const FLUSH_MS = 50;
const MOST_AT_ONCE = 50;
const HEARTBEAT_MS = 15_000;

const HEADERS = {
	'Content-Type': 'text/event-stream; charset=utf-8',
	'Cache-Control': 'no-store',
	'X-Content-Type-Options': 'nosniff',
};

/**
 * Tells one client what happens, as Server-Sent Events, until it goes away. A burst is cut: beyond
 * 50 events in 50 ms, or when the client does not keep up, the rest is only counted,
 * as `{type: 'more', count, arrived}`.
 */
export function streamEvents(controls: Controls, response: ServerResponse): void {
	let queue: JournalEvent[] = [];
	let more = 0;
	let arrived = 0;
	let timer: NodeJS.Timeout | undefined;
	const flush = (): void => {
		timer = undefined;
		const lines = queue.map((event) => lineOf(spell(event)));
		if (more > 0) lines.push(lineOf({ type: 'more', count: more, arrived }));
		queue = [];
		more = arrived = 0;
		response.write(lines.join(''));
	};
	const stop = controls.watch((event) => {
		if (queue.length < MOST_AT_ONCE && !response.writableNeedDrain) queue.push(event);
		else {
			more++;
			if (event.type === 'arrived') arrived++;
		}
		timer ??= setTimeout(flush, FLUSH_MS).unref();
	});
	const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
	response.once('close', () => {
		stop();
		clearTimeout(timer);
		clearInterval(heartbeat);
	});
	response.writeHead(200, HEADERS);
	response.write('retry: 1000\n\n');
}

function lineOf(value: object): string {
	return `data: ${JSON.stringify(value)}\n\n`;
}

/** As it is at the time of writing, which may be some milliseconds after it happened. */
function spell(event: JournalEvent): object {
	if ('message' in event) return { type: event.type, message: viewMessage(event.message) };
	if ('plan' in event) return { type: event.type, plan: viewPlan(event.plan) };
	return event;
}
