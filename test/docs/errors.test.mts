/** The tables of errors and states on the providers' pages, against what the nodes make of them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';

import { built, codes, providers, rowsOf } from './pages.mts';

interface Answer {
	status: number;
	headers: Record<string, string>;
	body: { form: string; value?: unknown };
}

interface Provider {
	judge(answer: Answer): unknown;
}

interface Cause {
	kind: string;
}

const { classify } = built('./shared/http/classifyResponse.js') as {
	classify(
		provider: Provider,
		seen: { seen: 'response'; response: Answer },
	): { submission: string; cause?: Cause };
};

type StatusTable = Record<string, readonly [state: string | null, words: string]>;

const answer = (status: number, value?: unknown): Answer => ({
	status,
	headers: {},
	body: value === undefined ? { form: 'empty' } : { form: 'json', value },
});

/** `{name, message, code, status}` (error-codes). */
const error422 = (code: number) =>
	answer(422, { name: 'Unprocessable entity', message: 'No.', code, status: 422 });

/** What each provider answers, by what the first cell of a row says. */
const answers: Record<string, (code: string, says: string) => Answer> = {
	ProTexting: (code, says) =>
		says.startsWith('HTTP')
			? answer(422, [{ field: code, message: 'No.' }])
			: error422(Number(code)),
	'SMS Scheduler': (code) => answer(400, { errors: { [code]: ['No.'] } }),
	Enswitch: (code, says) => {
		const [first] = codes(says);
		const key = code === first ? '' : code;
		return answer(200, { responses: [{ code: first, key, message: 'No.' }] });
	},
	'VoIP Communications': () => answer(200, { error: true, error_message: 'No.' }),
};

/** Where a provider's states are: of reports first. */
const tables: Record<string, string> = {
	ProTexting: 'deliveryStatuses',
	'SMS Scheduler': 'statuses',
	'VoIP Communications': 'statuses',
};

const entry = 'a `send_log` entry';

for (const { displayName, folder, page } of providers) {
	const module = built(`./${path.basename(folder)}/provider.js`) as Record<string, unknown>;
	const provider = Object.values(module).find(
		(one): one is Provider => typeof one === 'object' && one !== null && 'judge' in one,
	);
	assert.ok(provider, displayName);
	const outcomeOf = (given: Answer) => classify(provider, { seen: 'response', response: given });

	describe(`The errors on the page about ${displayName}`, () => {
		for (const [says = '', kind = ''] of rowsOf(page, 'Errors')) {
			if (says.startsWith(entry)) continue;
			const http = /HTTP `(\d+)`/.exec(says)?.[1];
			const [first, ...others] = codes(says);
			// Of `400` with the key `cnumber`, the key is what is new.
			const given = others.length > 0 ? others : [first ?? ''];

			for (const code of given) {
				test(`are right on: ${says} (${code})`, () => {
					const wire = answers[displayName]?.(code, says);
					assert.ok(wire);
					const { submission, cause: why } = outcomeOf(
						http === undefined ? wire : answer(Number(http)),
					);
					assert.equal(submission, 'rejected');
					assert.deepEqual([why?.kind], codes(kind));
				});
			}
		}
	});

	test(`The states on the page about ${displayName} are those of the node, all of them`, () => {
		const known = Object.entries((module[tables[displayName] ?? ''] ?? {}) as StatusTable);
		const rows = rowsOf(page, 'States').map((cells) => cells.flatMap((cell) => codes(cell)));
		assert.deepEqual(
			rows,
			known.map(([code, [state]]) => [code, state]),
		);
		const worded = rowsOf(page, 'States').filter((cells) => cells.length > 2);
		assert.deepEqual(
			worded.map((cells) => cells[1]?.replace(/^"(.*)"$/, '$1')),
			known.filter(([code, [, words]]) => words !== code).map(([, [, words]]) => words),
		);
	});
}

test('ProTexting documents no code that its page leaves out', () => {
	const { protexting } = built('./ProTexting/provider.js') as { protexting: Provider };
	const { page = '' } = providers.find((one) => one.displayName === 'ProTexting') ?? {};
	const named = rowsOf(page, 'Errors').flatMap(([says]) => codes(says));
	const all = [...Array(10_002).keys()].filter((code) => {
		const { cause } = protexting.judge(error422(code)) as { cause: Cause };
		return cause.kind !== 'provider';
	});
	assert.ok(all.length > 10);
	assert.deepEqual(
		all.filter((code) => !named.includes(String(code))),
		[],
	);
});

test('An entry of send_log that says no is of the kind that the page says', () => {
	const { smsOutcomes } = built('./VoipCommunications/api.js') as {
		smsOutcomes(given: Answer, message: object, account: object): Array<{ cause: Cause }>;
	};
	const { page = '' } = providers.find((one) => one.displayName.startsWith('VoIP')) ?? {};
	const row = rowsOf(page, 'Errors').find(([says]) => says?.startsWith(entry));
	const log = [{ code: Number(codes(row?.[0]).at(-1)), to: '12812345678' }];
	const message = { recipients: ['12812345678'], at: null };
	const [outcome] = smsOutcomes(answer(200, { send_log: log }), message, { zone: 'UTC' });
	assert.deepEqual([outcome?.cause.kind], codes(row?.[1]));
});
