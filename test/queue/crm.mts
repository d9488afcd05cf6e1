import type { INode } from 'n8n-workflow';

import { examples, type SavedWorkflow } from '../workflows/files.mts';

/** A workflow that CRM contacts come to, and the address of its webhook. */
export interface Flow {
	name: string;
	id: string;
	path: string;
}

/** The example that chains CRM data to an SMS. */
export const CRM: Flow = {
	name: 'example 1',
	id: 'smsExample000001',
	path: '/webhook/crm-contact',
};

/** The same with n8n's No Operation in the place of the node that sends: what n8n itself costs. */
export const FLOOR: Flow = {
	name: 'example 1 with No Operation for the SMS',
	id: 'crm-floor',
	path: '/webhook/crm-floor',
};

/** The workflow behind FLOOR. */
export function floor(): SavedWorkflow {
	const example = examples.find(({ workflow }) => workflow.id === CRM.id);
	if (!example) throw new Error('Example 1 is gone.');
	const { workflow } = example;
	return { ...workflow, id: FLOOR.id, name: FLOOR.name, nodes: workflow.nodes.map(withoutSms) };
}

function withoutSms(node: INode): INode {
	if (node.webhookId !== undefined) {
		return { ...node, webhookId: FLOOR.id, parameters: { ...node.parameters, path: FLOOR.id } };
	}
	if (!node.type.startsWith('n8n-nodes-sms-gateways.')) return node;
	const { id, name, position } = node;
	return { id, name, position, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
}

/** A contact who agreed to texts. @param series three digits, for phones that are nobody else's */
export function contact(series: number, number: number) {
	const phone = `+1${series}${String(2_000_000 + number)}`;
	return { id: `C-${series}-${number}`, firstName: 'Ann', phone, agreedToTexts: true };
}
