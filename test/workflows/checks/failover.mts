import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Execution } from '../api.mts';
import { outputOf, type Stage } from '../stage.mts';

const FAILOVER = 'smsExample000006';
const PHONES = ['+12815550131', '+12815550132'];
const PROVIDERS = ['proTexting', 'voipCommunications'] as const;

/** The nodes at the ends of the example's branches. */
const ENDS = [
	'Sent',
	'Look in the Account First',
	'Opted Out, or No Number',
	'Neither of Them Sent It',
] as const;

type Ends = Partial<Record<(typeof ENDS)[number], number>>;

/** How many items came to which end. */
function endsOf(execution: Execution): Ends {
	const counts = ENDS.map((node) => [node, outputOf(execution, node).length] as const);
	return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

interface Case {
	name: string;
	/** What goes wrong. */
	arrange: (stage: Stage) => void;
	ends: Ends;
	/** How many of the two phones got a text of each provider. */
	received: Record<(typeof PROVIDERS)[number], number>;
}

const CASES: readonly Case[] = [
	{
		name: 'ProTexting sends when it can, and nobody else',
		arrange: () => undefined,
		ends: { Sent: 2 },
		received: { proTexting: 2, voipCommunications: 0 },
	},
	{
		name: 'what ProTexting rejects, VoIP Communications sends',
		arrange: ({ simulator }) => reject(simulator),
		ends: { Sent: 2 },
		received: { proTexting: 0, voipCommunications: 2 },
	},
	{
		name: 'what ProTexting may have taken, nobody sends again',
		arrange: ({ simulator }) => simulator.setMood('proTexting', 'failing', 2),
		ends: { 'Look in the Account First': 2 },
		received: { proTexting: 0, voipCommunications: 0 },
	},
	{
		name: 'an answer that cannot be read counts as unknown, too',
		arrange: ({ simulator }) => simulator.setMood('proTexting', 'nonsense', 2),
		ends: { 'Look in the Account First': 2 },
		received: { proTexting: 0, voipCommunications: 0 },
	},
	{
		name: 'each recipient goes a way of its own: rejected, and unknown',
		arrange: ({ simulator }) => {
			const match = { method: 'POST', path: 'sms/send' };
			simulator.script({ provider: 'proTexting', match, error: 'serverError' });
			simulator.script({ provider: 'proTexting', match, error: 'appNotActivated' });
		},
		ends: { 'Look in the Account First': 1, Sent: 1 },
		received: { proTexting: 0, voipCommunications: 1 },
	},
	{
		name: 'who opted out at one provider is not texted by the other',
		arrange: ({ simulator }) => simulator.setPhone('+12815550131', 'optedOut'),
		ends: { 'Opted Out, or No Number': 1, Sent: 1 },
		received: { proTexting: 1, voipCommunications: 0 },
	},
	{
		name: 'a number that ProTexting refuses is not texted by the other',
		arrange: ({ simulator }) => simulator.setPhone('+12815550131', 'blacklisted'),
		ends: { 'Opted Out, or No Number': 1, Sent: 1 },
		received: { proTexting: 1, voipCommunications: 0 },
	},
	{
		name: 'whom VoIP Communications does not text in its turn, it says so of',
		arrange: ({ simulator }) => {
			reject(simulator);
			for (const phone of PHONES) simulator.setPhone(phone, 'blacklisted');
		},
		ends: { 'Opted Out, or No Number': 2 },
		received: { proTexting: 0, voipCommunications: 0 },
	},
	{
		name: 'what VoIP Communications rejects in its turn, neither of them sent',
		arrange: ({ simulator }) => {
			reject(simulator);
			simulator.setMood('voipCommunications', 'throttling');
		},
		ends: { 'Neither of Them Sent It': 2 },
		received: { proTexting: 0, voipCommunications: 0 },
	},
	{
		name: 'what VoIP Communications may have taken in its turn, nobody sends again',
		arrange: ({ simulator }) => {
			reject(simulator);
			simulator.setMood('voipCommunications', 'failing');
		},
		ends: { 'Look in the Account First': 2 },
		received: { proTexting: 0, voipCommunications: 0 },
	},
	{
		name: 'also fails over when ProTexting goes on refusing for its throttling',
		arrange: ({ simulator }) => simulator.setMood('proTexting', 'throttling'),
		ends: { Sent: 2 },
		received: { proTexting: 0, voipCommunications: 2 },
	},
];

/** ProTexting takes neither of the two, for a reason that has nothing to do with their phones. */
function reject(simulator: Stage['simulator']): void {
	const match = { method: 'POST', path: 'sms/send' };
	simulator.script({ provider: 'proTexting', match, times: 2, error: 'appNotActivated' });
}

/** Arranges what goes wrong, executes the example, and sets all back to normal. */
async function tryIt(stage: Stage, arrange: Case['arrange']): Promise<Execution> {
	const { simulator } = stage;
	arrange(stage);
	try {
		return await stage.execute(FAILOVER, 'Try It');
	} finally {
		for (const phone of PHONES) simulator.setPhone(phone, 'normal');
		for (const provider of PROVIDERS) simulator.setMood(provider, 'normal');
	}
}

/** Failover on rejected, but not on unknown. */
export function failover(stage: () => Stage): void {
	for (const { name, arrange, ends, received } of CASES) {
		it(name, async () => {
			const count = () => PROVIDERS.map((one) => stage().received(one, ...PHONES).length);
			const before = count();
			const execution = await tryIt(stage(), arrange);
			assert.deepEqual(endsOf(execution), ends);
			const senders = outputOf(execution, 'Sent').map((item) => item.provider);
			const expected = PROVIDERS.flatMap((one) => Array<string>(received[one]).fill(one));
			assert.deepEqual(senders.sort(), expected);
			const more = count().map((now, index) => now - (before[index] ?? 0));
			assert.deepEqual(
				more,
				PROVIDERS.map((one) => received[one]),
			);
		});
	}

	it('says in which of the two accounts to look, and for which phone', async () => {
		const execution = await tryIt(stage(), ({ simulator }) => {
			const match = { method: 'POST', path: 'sms/send' };
			simulator.script({ provider: 'proTexting', match, error: 'serverError' });
			simulator.script({ provider: 'proTexting', match, error: 'appNotActivated' });
			simulator.setMood('voipCommunications', 'failing');
		});
		const found = outputOf(execution, 'Look in the Account First');
		assert.deepEqual(found.map(({ account, phone }) => [account, phone]).sort(), [
			['proTexting', '+1 281 555 0131'],
			['voipCommunications', '+1 281 555 0132'],
		]);
		for (const { submission, why } of found) {
			assert.equal(submission, 'unknown');
			assert.notEqual(String(why ?? ''), '');
		}
	});
}
