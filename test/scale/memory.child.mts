/*
 * Sends to 100,000 recipients and says what there was in memory before, in bytes. The parent gives
 * this process a heap of a certain size; with less than it needs, it crashes.
 */
import type { IDataObject } from 'n8n-workflow';

import { customers, runCounted, takenBySmsScheduler } from './context.mts';

const RECIPIENTS = 100_000;

/** Ballast in every answer: 200 answers that are kept are 100 MB. */
const BALLAST = 'x'.repeat(500_000);

const used = (): number => {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
};

const parameters = {
	resource: 'message',
	operation: 'send',
	to: '={{ $json.phone }}',
	message: 'Hello',
	senderId: 123,
	options: {},
};
const answer = (body: IDataObject): string =>
	takenBySmsScheduler(body).replace('{', `{"ballast":"${BALLAST}",`);
await runCounted({ node: 'smsScheduler', parameters, items: customers(10), answer });
const base = used();
const items = customers(RECIPIENTS);
const own = used() - base;
const { output } = await runCounted({ node: 'smsScheduler', parameters, items, answer });
const accepted = output.filter(({ json }) => json.submission === 'accepted').length;
process.stdout.write(JSON.stringify({ base, own, accepted }));
