import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import type { Worker } from '../../sandbox/queue/fleet.mts';
import { SENDER, workflowOf } from '../workflows/campaigns.mts';
import { json } from '../workflows/stage.mts';
import type { QueueStage } from './stage.mts';

const BATCH = 500;
const CONCURRENCY = 2;
const BEGIN_MS = 300_000;

/** A part of a campaign: a workflow of its own, and one execution of it. */
export interface Part {
	id: string;
	phones: string[];
	execution: string;
}

/** Waits until it is so. @param limit milliseconds */
export async function until(
	isSo: () => Promise<boolean> | boolean,
	limit: number,
	what: string,
): Promise<void> {
	const last = Date.now() + limit;
	while (!(await isSo())) {
		assert.ok(Date.now() < last, what);
		await sleep(200);
	}
}

/** A campaign in two parts, each by a node of its own, so that two workers can have one each. */
export class Campaign {
	readonly parts: Part[];
	private readonly stage: QueueStage;

	constructor(stage: QueueStage, recipients: number) {
		this.stage = stage;
		const half = Math.ceil(recipients / 2);
		this.parts = [0, half].map((first, place) => ({
			id: `campaign-${place + 1}`,
			phones: Array.from(
				{ length: place === 0 ? half : recipients - half },
				(_, n) => `+1415${String(2_000_000 + first + n)}`,
			),
			execution: '',
		}));
	}

	async begin(): Promise<void> {
		const how = { provider: 'smsScheduler', concurrency: CONCURRENCY, batchSize: BATCH } as const;
		for (const { id } of this.parts) {
			await this.stage.api.create(workflowOf({ id, ...how, onError: 'continueErrorOutput' }));
		}
		for (const part of this.parts) part.execution = await this.call(part);
	}

	/** Calls a part's webhook. @returns the execution that this starts */
	async call(part: Part): Promise<string> {
		return await this.started(part, async () => {
			const { id, phones } = part;
			const response = await this.stage.api.fromOutside(`/webhook/${id}`, json({ phones }));
			assert.ok(response.ok, `${response.status} ${await response.text()}`);
		});
	}

	/** Retries a part's execution, as the list of executions does. @returns the new execution */
	async retry(part: Part): Promise<string> {
		return await this.started(part, async () => {
			// n8n answers at its end only, which may be behind all that is in the queue.
			const answer = this.stage.rest.post(`/executions/${part.execution}/retry`, {});
			answer.catch(() => {});
		});
	}

	async statusOf({ id }: Part, execution: string): Promise<string> {
		return (await this.stage.api.statuses(id)).get(execution) ?? 'unknown';
	}

	/** How many of the part's phones have a message. */
	sent({ phones }: Part): number {
		const counts = this.stage.counts();
		return phones.filter((phone) => counts.has(phone)).length;
	}

	/** Waits until a part is half sent. @returns the worker that has it, and what this worker has */
	async midway(limit: number): Promise<[Worker, Part[]]> {
		let half: Part | undefined;
		const isHalf = (part: Part) => this.sent(part) >= part.phones.length / 2;
		await until(() => (half = this.parts.find(isHalf)) !== undefined, limit, 'half is sent');
		const takers = await this.stage.takers();
		const worker = half && takers.get(half.execution);
		assert.ok(worker, 'a worker has it');
		return [worker, this.parts.filter(({ execution }) => takers.get(execution) === worker)];
	}

	/**
	 * Waits for an execution's success. Everybody comes out once, by one output of the node or the
	 * other, and what is said of each is so.
	 * @returns that account in words
	 */
	async account(part: Part, id: string, limit: number): Promise<string> {
		const isOver = async () => !['new', 'running'].includes(await this.statusOf(part, id));
		await until(isOver, limit, `execution ${id} of ${part.id} ends`);
		const { status, error, runData } = await this.stage.api.execution(id);
		assert.equal(status, 'success', error);
		const outputs = runData[SENDER]?.[0]?.data?.['main'] ?? [];
		const results = outputs.flatMap((items, output) =>
			(items ?? []).map((item) => {
				const result = (output === 0 ? item.json : item.json['details']) as IDataObject;
				return [String(result['to']), String(result['reason'] ?? result['submission'])] as const;
			}),
		);
		assert.deepEqual(results.map(([phone]) => phone).toSorted(), part.phones.toSorted());
		const counts = this.stage.counts();
		const verdicts: Record<string, number> = { accepted: 0, duplicate: 0, unknown: 0 };
		for (const [phone, verdict] of results) {
			verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
			if (verdict !== 'unknown') assert.equal(counts.get(phone), 1, `${phone}: ${verdict}`);
		}
		const { accepted, duplicate, unknown = 0, ...others } = verdicts;
		assert.deepEqual(others, {});
		assert.ok(unknown <= BATCH * CONCURRENCY, `${unknown} are unknown`);
		const have = results.filter(([phone, verdict]) => verdict === 'unknown' && counts.has(phone));
		return `${accepted} accepted, ${duplicate} duplicates, ${unknown} unknown (${have.length} of them have the message)`;
	}

	private async started({ id }: Part, start: () => Promise<void>): Promise<string> {
		const before = await this.stage.api.statuses(id);
		await start();
		let found: string | undefined;
		const isThere = async () => {
			const ids = [...(await this.stage.api.statuses(id)).keys()];
			found = ids.find((execution) => !before.has(execution));
			return found !== undefined;
		};
		await until(isThere, BEGIN_MS, `${id} begins`);
		return found ?? '';
	}
}
