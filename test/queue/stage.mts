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
import { createRest, field, type Rest } from '../../sandbox/start/rest.mts';
import { Api } from '../workflows/api.mts';
import { cpuTimes } from './cpu.mts';
import { contact, type Flow } from './crm.mts';
import { callSteadily, type Load } from './load.mts';
import { settings } from './settings.mts';

const INTERVAL_MS = 500;
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
	private readonly phones = new Map<string, number>();
	private counted = 0;

	private constructor(simulator: Simulator, fleet: Fleet, rest: Rest, folder: string) {
		this.simulator = simulator;
		this.fleet = fleet;
		this.folder = folder;
		this.rest = rest;
		this.api = new Api({ rest, url: fleet.webhookUrl });
	}

	/** Without workers. @param more settings of n8n, for all of its processes */
	static async open(more: NodeJS.ProcessEnv = {}): Promise<QueueStage> {
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
			const fleet = await openFleet({ places, port, webhookPort, signal, own, settings: more });
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

	/** Contacts of a CRM, at the rate of the settings. @param series of their phones */
	async call({ path: address }: Flow, seconds: number, series: number): Promise<Load> {
		const { rate } = settings;
		const bodyOf = (number: number) => contact(series, number);
		return await callSteadily(this.webhookUrl + address, rate, rate * seconds, bodyOf);
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

	/** How many messages each phone has; the others have none. */
	counts(): ReadonlyMap<string, number> {
		const { ledger } = this.simulator;
		// Only what came since: nothing leaves the ledger, and it is asked often.
		for (const { phone } of ledger.slice(this.counted)) {
			this.phones.set(phone, (this.phones.get(phone) ?? 0) + 1);
		}
		this.counted = ledger.length;
		return this.phones;
	}

	/** Waits until nothing of a workflow waits in the queue or runs. @param limit milliseconds */
	async idle(workflowId: string, limit: number): Promise<void> {
		const filter = JSON.stringify({ workflowId, status: ['new', 'running'] });
		const address = `/executions?filter=${encodeURIComponent(filter)}&limit=1`;
		const last = Date.now() + limit;
		for (;;) {
			const results = field(await this.rest.get(address), 'results');
			if (Array.isArray(results) && results.length === 0) return;
			if (Date.now() > last) throw new Error(`${workflowId} still has executions under way.`);
			await sleep(INTERVAL_MS);
		}
	}

	/** The CPU time of each process so far, in milliseconds. */
	async cpu(): Promise<Map<string, number>> {
		return await cpuTimes(this.fleet.processes());
	}

	async close(): Promise<void> {
		await this.fleet.close();
		await this.simulator.close();
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
