import assert from 'node:assert/strict';
import { it } from 'node:test';

import { outputOf, type Stage } from '../stage.mts';

const CAMPAIGN = 'smsExample000003';
const WAIT = 'Wait an Hour';
/** The shortest wait with which n8n puts an execution away, and takes it up again from its database. */
export const WAIT_SECONDS = 66;
const REPORT_LIMIT_MS = 150_000;
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

/** … with a report after an hour. */
export function campaignReported(stage: () => Stage, execution: () => string): void {
	it('is taken up again by n8n, counts what arrived, and texts the report', async () => {
		const ended = await stage().ended(execution(), REPORT_LIMIT_MS);
		assert.equal(outputOf(ended, 'Only This One').length, 1);
		const [report] = outputOf(ended, 'The Report');
		assert.equal(report?.['contacts'], 150);
		const counts = String(report?.['report']).split(', ').sort();
		assert.deepEqual(counts, ['148 delivered', '2 undeliverable']);
		const [text] = stage().received('proTexting', '+14155550199');
		assert.equal(text?.text, `${report?.['campaign']}: ${report?.['report']}.`);
	});
}
