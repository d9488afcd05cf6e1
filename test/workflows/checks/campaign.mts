import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Script } from '../../../sandbox/simulator/scripts.mts';
import type { Execution } from '../api.mts';
import { outputOf, type Stage } from '../stage.mts';

const CAMPAIGN = 'smsExample000003';
const WAIT = 'Wait an Hour';
/** The shortest wait with which n8n puts an execution away, and takes it up again from its database. */
export const WAIT_SECONDS = 66;
const REPORT_LIMIT_MS = 150_000;
const REPORT_TO = '+14155550199';
const SEND = { path: 'sms/send-group-schedule-message' };
const UNREACHABLE = ['+16465550007', '+16465550070'];

/** Sends the campaign, and leaves it waiting. */
export async function beginCampaign(stage: Stage): Promise<string> {
	for (const phone of UNREACHABLE) stage.simulator.setPhone(phone, 'unreachable');
	const { nodes } = await stage.api.workflow(CAMPAIGN);
	const wait = nodes.find(({ name }) => name === WAIT);
	assert.deepEqual(wait?.parameters, { amount: 1, unit: 'hours' });
	await stage.api.edit(CAMPAIGN, (node) =>
		node.name === WAIT ? { ...node, parameters: { amount: WAIT_SECONDS, unit: 'seconds' } } : node,
	);
	return await stage.api.execute(CAMPAIGN, 'Start the Campaign');
}

/** Campaign to groups … */
export function campaignSent(stage: () => Stage, execution: () => string): void {
	it('sends to the groups at once, and waits for the report', async () => {
		const waiting = await stage().api.until(execution(), () => true);
		assert.equal(waiting.status, 'waiting');
		const [sent] = outputOf(waiting, 'Send to the Groups');
		assert.deepEqual([sent?.['submission'], sent?.['recipients']], ['accepted', 150]);
		const received = stage().simulator.ledger.filter(({ text }) => text.startsWith('Spring sale'));
		assert.equal(new Set(received.map(({ phone }) => phone)).size, 150 - UNREACHABLE.length);
	});
}

/** Executes the example with a short wait, while ProTexting does what the script says. */
async function executeQuickly(stage: Stage, script: Omit<Script, 'provider'>): Promise<Execution> {
	await stage.api.edit(CAMPAIGN, (node) =>
		node.name === WAIT ? { ...node, parameters: { amount: 1, unit: 'seconds' } } : node,
	);
	stage.simulator.script({ provider: 'proTexting', ...script });
	return await stage.execute(CAMPAIGN, 'Start the Campaign');
}

/** What goes wrong with a campaign, and what its report says then. */
const TROUBLE: ReadonlyArray<{ name: string; script: Omit<Script, 'provider'>; report: RegExp }> = [
	{
		name: 'reports on a campaign that ProTexting took without saying so',
		script: { match: SEND, fault: 'reset after acting' },
		report: /^\d+ (enroute|delivered|undeliverable)/,
	},
	{
		name: 'reports that a campaign is not listed, which ProTexting may have taken',
		script: { match: SEND, error: 'serverError' },
		report: /^not listed yet: look in the ProTexting account/,
	},
	{
		name: 'reports that a campaign is not listed, though ProTexting took it',
		script: { match: { path: 'sent-history/group-list' }, answer: { body: [] } },
		report: /^not listed yet: look in the ProTexting account/,
	},
	{
		name: 'reports that nothing is known of its contacts',
		script: { match: { path: 'sent-history/group-contacts' }, answer: { body: [] } },
		report: /^nothing is known of its contacts/,
	},
];

/** … whose promised report comes, whatever happens … */
export function campaignInTrouble(stage: () => Stage): void {
	const textsOf = (campaign: unknown): string[] =>
		stage()
			.received('proTexting', REPORT_TO)
			.map(({ text }) => text)
			.filter((text) => text.startsWith(`${String(campaign)}: `));

	for (const { name, script, report } of TROUBLE) {
		it(name, async () => {
			const ended = await executeQuickly(stage(), script);
			const [campaign] = outputOf(ended, 'The Campaign');
			const [text, ...more] = textsOf(campaign?.['name']);
			assert.deepEqual(more, []);
			assert.match(String(text).slice(`${String(campaign?.['name'])}: `.length), report);
		});
	}

	it('says why when ProTexting refuses the campaign, and waits for nothing', async () => {
		const ended = await executeQuickly(stage(), { match: SEND, error: 'appNotActivated' });
		const [refused] = outputOf(ended, 'Not Sent');
		assert.equal(refused?.['submission'], 'rejected');
		assert.match(String(refused?.['why']), /API App is NOT activated/);
		const [campaign] = outputOf(ended, 'The Campaign');
		assert.deepEqual(outputOf(ended, WAIT), []);
		assert.deepEqual(textsOf(campaign?.['name']), []);
	});
}

/** … with a report after an hour. */
export function campaignReported(stage: () => Stage, execution: () => string): void {
	it('is taken up again by n8n, counts what arrived, and texts the report', async () => {
		const ended = await stage().ended(execution(), REPORT_LIMIT_MS);
		assert.equal(outputOf(ended, 'Only This One').length, 1);
		const [report] = outputOf(ended, 'The Report');
		assert.equal(report?.['contacts'], 150);
		const counts = String(report?.['report']).split(', ').sort();
		assert.deepEqual(counts, ['148 delivered', '2 undeliverable']);
		const texts = stage().received('proTexting', REPORT_TO);
		const expected = `${report?.['campaign']}: ${report?.['report']}.`;
		assert.equal(texts.filter(({ text }) => text === expected).length, 1);
	});
}
