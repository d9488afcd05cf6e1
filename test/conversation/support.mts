import assert from 'node:assert/strict';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	NODE_UNDER_TEST,
	type PageRequest,
	type ShownPage,
	type WorkflowResult,
} from '../../sandbox/engine/engine.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import type { Bench, How } from '../support/support.mts';
import type { Shown } from '../support/shown.mts';

/** An output item of Send and Wait for Response. */
export interface Answered {
	data?: { approved?: boolean; text?: string; respondedAt?: string };
	message: Shown;
}

/** The node under test, as the engine names it. */
export const NODE = NODE_UNDER_TEST;

/** Two buttons. */
export const both: INodeParameters = { approvalOptions: { values: { approvalType: 'double' } } };

/** A field for a text. */
export const freeText: INodeParameters = { responseType: 'freeText' };

/** Asks a question, and expects that the execution waits. */
export async function ask(
	bench: Bench,
	provider: ProviderName = 'enswitch',
	how: How = {},
): Promise<WorkflowResult> {
	const parameters = { to: '+16461234567', message: 'May I?', ...how.parameters };
	const result = await bench.run(provider, 'message.sendAndWait', { ...how, parameters });
	assert.equal(result.status, 'waiting', result.error?.message ?? '');
	return result;
}

/** The text that a phone received last. */
export function textOn(bench: Bench): string {
	const last = bench.simulator.ledger.at(-1);
	assert.ok(last, 'no phone received anything');
	return last.text;
}

/** The link at the end of the text that a phone received last. */
export function linkOn(bench: Bench): string {
	const [, link] = /\n(https?:\/\/\S+)$/.exec(textOn(bench)) ?? [];
	assert.ok(link, textOn(bench));
	return link;
}

/** Sends a form of the page. */
export const post = (url: string, form: IDataObject): PageRequest => ({
	method: 'POST',
	url,
	form,
});

/** Opens the page. */
export const get = (url: string): PageRequest => ({ method: 'GET', url });

/** What the node put out when the execution went on. */
export function answered(result: WorkflowResult | undefined, node: string): Answered {
	assert.ok(result, 'the execution still waits');
	assert.equal(result.status, 'success', result.error?.message ?? '');
	const [item, ...others] = result.node(node).outputs[0] ?? [];
	assert.ok(item && others.length === 0);
	return item.json as unknown as Answered;
}

/** The words of a page, without its marks. */
export function wordsOf({ html }: ShownPage): string {
	const [, body = ''] = html.split('<body>');
	return body
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
