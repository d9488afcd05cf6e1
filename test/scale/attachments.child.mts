/*
 * Sends a file of 2 MB to 300 recipients in Enswitch, and says what was in memory at the worst
 * moment beside the items, and how often n8n was asked for a file. The parent says how the items
 * have it, and gives this process a heap of a certain size; with less than it needs, it crashes.
 */
import { randomBytes } from 'node:crypto';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { runCounted } from './context.mts';

const RECIPIENTS = 300;
const bytes = randomBytes(2 * 2 ** 20);
const data = bytes.toString('base64');
const about = { fileName: 'menu.pdf', mimeType: 'application/pdf' };

/** One item for all; an item each, with one file by its ID; with one text; with a text of its own. */
const ways: Record<string, (n: number) => IBinaryData> = {
	'one item': () => ({ ...about, data }),
	'one ID': () => ({ ...about, id: 'filesystem-v2:1', data }),
	'one text': () => ({ ...about, data }),
	'an ID each': (n) => ({ ...about, id: `filesystem-v2:${n}`, data }),
};

const phones = Array.from({ length: RECIPIENTS }, (_, n) => `212555${String(n).padStart(4, '0')}`);
const [, , way = ''] = process.argv;
const itemOf = (phone: string, n: number): INodeExecutionData => ({
	json: { phone },
	binary: { data: ways[way]?.(n) ?? { ...about, data } },
});
const items = way === 'one item' ? [itemOf(phones.join(), 0)] : phones.map(itemOf);

globalThis.gc?.();
const before = process.memoryUsage().arrayBuffers;
let kept = 0;
let sent = 0;
const { output, calls } = await runCounted({
	node: 'enswitch',
	parameters: {
		resource: 'message',
		operation: 'send',
		to: '={{ $json.phone }}',
		from: '2125550000',
		message: 'Our menu',
		attachments: 'data',
		options: {},
	},
	items,
	// As n8n does: it encodes a form when the request leaves.
	answer: (body: IDataObject) => {
		const form = new URLSearchParams(body as Record<string, string>);
		if (form.get('file1') === data) sent += 1;
		if (sent % 50 === 0) {
			globalThis.gc?.();
			kept = Math.max(kept, process.memoryUsage().arrayBuffers - before);
		}
		return '{"responses":[{"code":"204","key":"","message":"OK"}]}';
	},
});
const accepted = output.filter(({ json }) => json.submission === 'accepted').length;
const reads = calls.get('getBinaryDataBuffer');
process.stdout.write(JSON.stringify({ accepted, sent, reads, kept }));
