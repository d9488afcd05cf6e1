/** Every example workflow, executed by a real n8n against the simulator. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { agent } from './checks/agent.mts';
import { appointments } from './checks/appointments.mts';
import {
	beginCampaign,
	campaignInTrouble,
	campaignReported,
	campaignSent,
} from './checks/campaign.mts';
import { crm } from './checks/crm.mts';
import { failover } from './checks/failover.mts';
import { beginLater, laterSample, laterSent, laterWaits, type Handed } from './checks/later.mts';
import { optOuts } from './checks/optOuts.mts';
import { orders } from './checks/orders.mts';
import { replies } from './checks/replies.mts';
import { spreadsheet } from './checks/spreadsheet.mts';
import { Stage } from './stage.mts';

describe('n8n executes the example', () => {
	let opened: Stage | undefined;
	let campaignExecution = '';
	let handed: Handed | undefined;
	const stage = (): Stage => {
		assert.ok(opened, 'n8n did not start');
		return opened;
	};

	const handedOver = (): Handed => {
		assert.ok(handed, 'nothing was handed over');
		return handed;
	};

	// The two that wait begin first: n8n lets them rest while it executes the others.
	before(async () => {
		opened = await Stage.open();
		campaignExecution = await beginCampaign(opened);
		handed = await beginLater(opened);
	});
	after(() => opened?.close());

	describe('campaign to groups', () => campaignSent(stage, () => campaignExecution));
	describe('Enswitch', () => laterWaits(stage, handedOver));
	describe('campaign to groups: trouble', () => campaignInTrouble(stage));
	describe('CRM trigger → personal SMS', () => crm(stage));
	describe('appointment → reminder the evening before', () => appointments(stage));
	describe('spreadsheet with bad numbers', () => spreadsheet(stage));
	describe('failover on rejected, not on unknown', () => failover(stage));
	describe('order cancelled → scheduled text deleted', () => orders(stage));
	describe('AI agent with a node as its tool', () => agent(stage));
	describe('reply received → answer', () => replies(stage));
	describe('STOP received → contact opted out', () => optOuts(stage));
	describe('Enswitch: the samples', () => laterSample(stage));
	describe('campaign to groups: the report', () => {
		campaignReported(stage, () => campaignExecution);
	});
	describe('Enswitch, by the Wait node', () => laterSent(stage, handedOver));
});
