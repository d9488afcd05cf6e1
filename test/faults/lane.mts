import type { Engine, RunResult, WorkflowResult } from '../../sandbox/engine/engine.mts';
import { NODE_UNDER_TEST } from '../../sandbox/engine/engine.mts';
import type { Door, DoorName } from '../../sandbox/simulator/faults/doors.mts';
import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import type { LedgerEntry } from '../../sandbox/simulator/types.mts';
import { faultOf, type Case } from './cases.mts';
import { draw, type Plan } from './plan.mts';
import { credentialOf, type Sender } from './subjects.mts';
import { watch, type Watched } from './watch.mts';

/** All that is known of a case when it has been run. */
export interface Performed {
	one: Case;
	plan: Plan;
	result: WorkflowResult;
	watched: Watched;
	/** What phones received of it, in the end. */
	ledger: LedgerEntry[];
	/** How many requests of it the provider with the fault read. */
	requests: number;
	/** How many of them were to change something other than phones. */
	changes: number;
	/** Where the credentials send requests: `host:port`. */
	addresses: string[];
	overTls: boolean;
	secrets: string[];
	/** What was said to a door that had no business to hear it. */
	overheard: string;
}

const onErrors = {
	stop: 'stopWorkflow',
	continue: 'continueRegularOutput',
	branch: 'continueErrorOutput',
} as const;

/** Characters that every spelling treats otherwise. */
const secret = (name: string): string => `${name} s3cr/t+%3D=&"<x>`;

const secrets = {
	proTexting: { accessToken: secret('token') },
	smsScheduler: { apiKey: secret('key') },
	enswitch: { username: 'user', password: secret('word') },
	voipCommunications: { apiKey: secret('id'), apiPassword: secret('pass') },
};

/** What nobody may see: HTTP Basic sends a pair as one text. */
const secretsOf: Record<Sender, string[]> = {
	proTexting: Object.values(secrets.proTexting),
	smsScheduler: Object.values(secrets.smsScheduler),
	enswitch: [secrets.enswitch.password],
	voipCommunications: [
		...Object.values(secrets.voipCommunications),
		Object.values(secrets.voipCommunications).join(':'),
	],
};

/** A simulator of its own, on which one case is run after the other. */
export class Lane {
	private readonly doors = new Map<DoorName, Door>();
	private readonly engine: Engine;
	readonly simulator: Simulator;

	private constructor(engine: Engine, simulator: Simulator) {
		this.engine = engine;
		this.simulator = simulator;
	}

	static async open(engine: Engine): Promise<Lane> {
		return new Lane(engine, await createSimulator({ secrets }));
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	async perform(one: Case): Promise<Performed> {
		const { simulator } = this;
		const { node: type, provider, credential, format, fallback } = one.subject;
		const plan = draw(one);
		simulator.reset();
		const baseUrl = await this.prepare(one, plan);
		const before = this.heard(one);
		const fields = { ...simulator.credentials[provider], ...(format ? { format } : {}), baseUrl };
		const { result, watched } = await watch(async () => {
			const node = {
				type,
				parameters: plan.parameters,
				credentials: {
					[credential]: fields,
					...(fallback ? { [credentialOf(fallback)]: simulator.credentials[fallback] } : {}),
				},
				onError: onErrors[one.onError],
				...(one.retry ? { retryOnFail: true, maxTries: plan.maxTries, waitBetweenTries: 1 } : {}),
			};
			const run: RunResult = await this.engine.run({ items: plan.items, node });
			return plan.again && run.status === 'error' ? await this.engine.retry(run) : run;
		});
		simulator.clock.set('2099-01-01T00:00:00Z');
		return {
			one,
			plan,
			result,
			watched,
			ledger: simulator.ledger.filter(({ text }) => text.startsWith(`Case ${one.seed}`)),
			// A request that an earlier case gave up may come late: it has the text of that case.
			requests: simulator.requests.filter(
				(request) => request.provider === provider && request.body.includes(String(one.seed)),
			).length,
			changes: simulator.requests.filter(
				({ method, path }) => method === 'DELETE' || /^contacts\/(create|opt-out)/.test(path),
			).length,
			addresses: [baseUrl, ...(fallback ? [simulator.baseUrls[fallback]] : [])].map(
				(url) => new URL(url).host,
			),
			overTls: baseUrl.startsWith('https:'),
			secrets: [...secretsOf[provider], ...(fallback ? secretsOf[fallback] : [])],
			overheard: this.heard(one).slice(before.length),
		};
	}

	/** Arms the fault. @returns the base URL that leads to it */
	private async prepare(one: Case, { skip, times }: Plan): Promise<string> {
		const { provider } = one.subject;
		const { door, exchange: fault } = faultOf(one);
		const { pathname } = new URL(this.simulator.baseUrls[provider]);
		if (door) {
			const opened = await this.door(door);
			opened.meets(times);
			return opened.origin + pathname;
		}
		if (fault) {
			if (skip > 0) this.simulator.script({ provider, delayMs: 0, times: skip });
			const seed = one.seed;
			this.simulator.script({ provider, fault, seed, times: Math.min(times, 1e9) });
		}
		return this.simulator.baseUrls[provider];
	}

	private async door(name: DoorName): Promise<Door> {
		const known = this.doors.get(name);
		if (known) return known;
		const opened = await this.simulator.openDoor(name);
		this.doors.set(name, opened);
		return opened;
	}

	/** A plain door is the credential's own host; a door of TLS that failed is not yet. */
	private heard(one: Case): string {
		const { door } = faultOf(one);
		const opened = door && this.doors.get(door);
		return opened?.origin.startsWith('https:') ? opened.heard : '';
	}
}

/** What the node's context keeps after a run that has failed. */
export function accountOf({ run }: WorkflowResult): Record<string, unknown> | undefined {
	const contexts = run.data.executionData?.contextData ?? {};
	return contexts[`node:${NODE_UNDER_TEST}`]?.['smsAccount'] as Record<string, unknown> | undefined;
}
