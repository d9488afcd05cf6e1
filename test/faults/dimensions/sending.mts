import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RunResult, WorkflowResult } from '../../../sandbox/engine/engine.mts';
import type { LedgerEntry, ReceivedRequest } from '../../../sandbox/simulator/types.mts';
import { subjects, credentialOf, type Subject } from '../subjects.mts';
import type { Stage } from './dimension.mts';

/** One message that the user wants: the place is the recipient's in its item. */
export interface Wish {
	item: number;
	place: number;
	/** Whether a phone may be the one that was asked for, given in E.164. */
	fits(phone: string): boolean;
}

/** A send or schedule, and how often it is tried. */
export interface Sending {
	subject: Subject;
	items: IDataObject[];
	wishes: Wish[];
	/** Beside and over those of the subject. */
	parameters?: INodeParameters;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** More than 1: Retry on Fail. */
	maxTries?: number;
	/** How often Retry in the list of executions is pressed at most, and what happens before it. */
	retries?: number;
	beforeRetry?: (failed: WorkflowResult) => void;
}

/** What came of it. */
export interface Sent {
	sending: Sending;
	/** What each execution ended with: the first, then the retries. */
	results: WorkflowResult[];
	last: WorkflowResult;
	/** What phones received of it, in the end. */
	ledger: LedgerEntry[];
	/** What the first provider was asked. */
	requests: ReceivedRequest[];
}

/** Sends and schedules of one provider. */
export const alone = subjects.filter(({ asks, waits, fallback }) => !asks && !waits && !fallback);
/** Chains of two providers. */
export const chains = subjects.filter(({ fallback, waits }) => fallback !== undefined && !waits);

/** The text by which a phone's message is known again, whatever stands behind it. */
export const mark = (seed: number, item: number): string => `Case ${seed}, item ${item};`;

/** The item that a message belongs to; -1 when it is of another case. */
export function itemOf({ text }: Pick<LedgerEntry, 'text'>, seed: number): number {
	const [, own, item] = /^Case (\d+), item (\d+);/.exec(text) ?? [];
	return Number(own) === seed ? Number(item) : -1;
}

function nodeOf(stage: Stage, sending: Sending): Parameters<Stage['engine']['run']>[0]['node'] {
	const { subject, maxTries = 1 } = sending;
	const { provider, fallback, format, resource, operation } = subject;
	const { credentials } = stage.simulator;
	const toGroups = subject.audience === 'groups';
	return {
		type: subject.node,
		parameters: {
			resource,
			operation,
			simplify: false,
			message: '={{ $json.text }}',
			...(toGroups ? {} : { to: '={{ $json.to }}' }),
			...subject.parameters,
			...sending.parameters,
		},
		credentials: {
			[subject.credential]: { ...credentials[provider], ...(format ? { format } : {}) },
			...(fallback ? { [credentialOf(fallback)]: credentials[fallback] } : {}),
		},
		onError: sending.onError ?? 'stopWorkflow',
		...(maxTries > 1 ? { retryOnFail: true, maxTries, waitBetweenTries: 1 } : {}),
	};
}

/** Runs it, and presses Retry as long as it fails; then all that was scheduled is delivered. */
export async function send(stage: Stage, sending: Sending, seed: number): Promise<Sent> {
	const { engine, simulator } = stage;
	const first: RunResult = await engine.run({
		items: sending.items,
		node: nodeOf(stage, sending),
	});
	const results: WorkflowResult[] = [first];
	let last: WorkflowResult = first;
	for (let left = sending.retries ?? 0; left > 0 && last.status === 'error'; left--) {
		sending.beforeRetry?.(last);
		last = await engine.retry(last);
		results.push(last);
	}
	simulator.clock.set('2099-01-01T00:00:00Z');
	return {
		sending,
		results,
		last,
		ledger: simulator.ledger.filter((entry) => itemOf(entry, seed) >= 0),
		requests: simulator.requests.filter((one) => one.provider === sending.subject.provider),
	};
}
