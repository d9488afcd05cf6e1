import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Execution } from '../api.mts';
import { outputOf, type Stage } from '../stage.mts';

const FAILOVER = 'smsExample000006';
const PHONES = ['+12815550131', '+12815550132'];

/** The nodes at the ends of the example's branches. */
const ENDS = [
	'Sent by ProTexting',
	'Sent by VoIP Communications',
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
	received: { proTexting: number; voipCommunications: number };
}

const CASES: readonly Case[] = [
	{
		name: 'ProTexting sends when it can, and nobody else',
		arrange: () => undefined,
		ends: { 'Sent by ProTexting': 2 },
		received: { proTexting: 2, voipCommunications: 0 },
	},
	{
		name: 'what ProTexting rejects, VoIP Communications sends',
		arrange: ({ simulator }) => {
			simulator.script({
				provider: 'proTexting',
				match: { method: 'POST', path: 'sms/send' },
				times: 2,
				error: 'appNotActivated',
			});
		},
		ends: { 'Sent by VoIP Communications': 2 },
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
		ends: { 'Look in the Account First': 1, 'Sent by VoIP Communications': 1 },
		received: { proTexting: 0, voipCommunications: 1 },
	},
	{
		name: 'who opted out at one provider is not texted by the other',
		arrange: ({ simulator }) => simulator.setPhone('+12815550131', 'optedOut'),
		ends: { 'Opted Out, or No Number': 1, 'Sent by ProTexting': 1 },
		received: { proTexting: 1, voipCommunications: 0 },
	},
];

/** Failover on rejected, but not on unknown. */
export function failover(stage: () => Stage): void {
	for (const { name, arrange, ends, received } of CASES) {
		it(name, async () => {
			const count = () => ({
				proTexting: stage().received('proTexting', ...PHONES).length,
				voipCommunications: stage().received('voipCommunications', ...PHONES).length,
			});
			const before = count();
			arrange(stage());
			const execution = await stage().execute(FAILOVER, 'Try It');
			for (const phone of PHONES) stage().simulator.setPhone(phone, 'normal');
			assert.deepEqual(endsOf(execution), ends);
			const after = count();
			assert.deepEqual(
				{
					proTexting: after.proTexting - before.proTexting,
					voipCommunications: after.voipCommunications - before.voipCommunications,
				},
				received,
			);
		});
	}

	it('also fails over when ProTexting goes on refusing for its throttling', async () => {
		const before = stage().received('voipCommunications', ...PHONES).length;
		stage().simulator.setMood('proTexting', 'throttling');
		const execution = await stage()
			.execute(FAILOVER, 'Try It')
			.finally(() => stage().simulator.setMood('proTexting', 'normal'));
		assert.deepEqual(endsOf(execution), { 'Sent by VoIP Communications': 2 });
		assert.equal(stage().received('voipCommunications', ...PHONES).length, before + 2);
	});
}
