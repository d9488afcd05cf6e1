import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { openFleet, type Fleet, type Worker } from '../../sandbox/queue/fleet.mts';
import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { freePort } from '../../sandbox/start/checks.mts';
import { seedsFor } from '../../sandbox/start/credentials.mts';
import { furnish } from '../../sandbox/start/furnish.mts';
import { signIn } from '../../sandbox/start/owner.mts';
import { placesIn } from '../../sandbox/start/places.mts';
import { createRest, type Rest } from '../../sandbox/start/rest.mts';
import { Api } from '../workflows/api.mts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** n8n in queue mode in a folder of its own, with the examples in it, and the simulator. */
export class QueueStage {
	readonly simulator: Simulator;
	readonly api: Api;
	readonly rest: Rest;
	/** Those that run. */
	readonly workers: Worker[] = [];
	private readonly fleet: Fleet;
	private readonly folder: string;

	private constructor(simulator: Simulator, fleet: Fleet, rest: Rest, folder: string) {
		this.simulator = simulator;
		this.fleet = fleet;
		this.folder = folder;
		this.rest = rest;
		this.api = new Api({ rest, url: fleet.webhookUrl });
	}

	/** Without workers. */
	static async open(): Promise<QueueStage> {
		const folder = await mkdtemp(path.join(tmpdir(), 'sms-gateways-queue-'));
		// PostgreSQL may run as another user than the tests.
		await chmod(folder, 0o755);
		const simulator = await createSimulator({ latencyMs: 40 });
		const signal = new AbortController().signal;
		const close = async (): Promise<void> => {
			await simulator.close();
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		};
		try {
			const places = { ...placesIn(ROOT), queue: folder };
			const [port, webhookPort] = [await freePort(), await freePort()];
			const { NODE_V8_COVERAGE: _coverage, ...own } = process.env;
			const fleet = await openFleet({ places, port, webhookPort, signal, own });
			try {
				const screen = { write: () => {} };
				const room = { places: fleet.main.places, screen, signal };
				await furnish(room, fleet.url, fleet.main.env, seedsFor(simulator.credentials));
				const rest = createRest(fleet.url, signal);
				await signIn(rest);
				return new QueueStage(simulator, fleet, rest, folder);
			} catch (error) {
				await fleet.close();
				throw error;
			}
		} catch (error) {
			await close();
			throw error;
		}
	}

	/** Where webhooks are called. */
	get webhookUrl(): string {
		return this.fleet.webhookUrl;
	}

	/** Starts or stops workers until there are so many. */
	async useWorkers(count: number): Promise<void> {
		while (this.workers.length > count) await this.workers.pop()?.stop();
		while (this.workers.length < count) this.workers.push(await this.fleet.addWorker());
	}

	/** Ends a worker in the middle of what it does. */
	async kill(worker: Worker): Promise<void> {
		this.workers.splice(this.workers.indexOf(worker), 1);
		await worker.kill();
	}

	/** Which worker took each execution, as the workers' logs say. */
	async takers(): Promise<Map<string, Worker>> {
		const takers = new Map<string, Worker>();
		for (const worker of this.workers) {
			for (const [, id = ''] of (await worker.log()).matchAll(/Worker started execution (\d+)/g)) {
				takers.set(id, worker);
			}
		}
		return takers;
	}

	/** Waits until no phone has got anything for a while. */
	async quiet(milliseconds: number): Promise<void> {
		for (let before = -1; before < this.simulator.ledger.length; ) {
			before = this.simulator.ledger.length;
			await sleep(milliseconds);
		}
	}

	/** How many messages each phone has; the others have none. */
	counts(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { phone } of this.simulator.ledger) {
			counts.set(phone, (counts.get(phone) ?? 0) + 1);
		}
		return counts;
	}

	async close(): Promise<void> {
		await this.fleet.close();
		await this.simulator.close();
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
