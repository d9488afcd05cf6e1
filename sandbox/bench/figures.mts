import type { Sender } from './cases.mts';
import type { Row } from './schedule.mts';

/** What was measured against one kind of provider. */
export interface World {
	scheme: 'http' | 'https';
	/** Milliseconds after which the provider answers. */
	latency: number;
	rows: Row[];
}

/** A ratio that is to be reached, and what was measured of it; 1 is the same. */
export interface Goal {
	provider: string;
	says: string;
	ratio: number | null;
	/** Whether the ratio is to be at least, or at most, this. */
	least?: number;
	most?: number;
}

const BULK = ['SMS Scheduler', 'VoIP Communications'];
const SINGLE = ['ProTexting', 'Enswitch'];

const HEADLINE = 1_000;
const LARGE = 100_000;

function find({ rows }: World, sender: Sender, provider: string, size = HEADLINE): Row | undefined {
	return rows.find(
		(row) => row.sender === sender && row.provider === provider && row.recipients === size,
	);
}

/** Null where one of the two was not measured. */
function ratio(above: number | null | undefined, below: number | null | undefined): number | null {
	return above && below ? above / below : null;
}

/** CPU for one request over n8n's helper, in milliseconds: the mean of both who take no more. */
function cpuOfRequest(world: World): number | null {
	const pools = SINGLE.flatMap((provider) => find(world, 'pool', provider) ?? []);
	const [total, count] = [
		pools.reduce((sum, { cpuMs }) => sum + (cpuMs ?? 0), 0),
		pools.reduce((sum, { requests, cpuMs }) => sum + (cpuMs === null ? 0 : requests), 0),
	];
	return ratio(total, count);
}

/** What is to be reached, and was it. */
export function goalsOf(world: World): Goal[] {
	const twilio = find(world, 'twilio', 'Twilio')?.ms;
	const request = cpuOfRequest(world);
	const bulk = BULK.flatMap((provider): Goal[] => {
		const node = find(world, 'node', provider);
		const large = find(world, 'node', provider, LARGE)?.ms;
		const bare = find(world, 'bare', provider)?.ms;
		const cpu = ratio(node?.cpuMs, HEADLINE);
		return [
			{ provider, says: 'times as fast as Twilio', ratio: ratio(twilio, node?.ms), least: 100 },
			{ provider, says: 'time to bare client', ratio: ratio(node?.ms, bare), most: 1.5 },
			{ provider, says: 'CPU each to one request', ratio: ratio(cpu, request), most: 0.3 },
			{
				provider,
				says: 'time each at 100,000 to 1,000',
				ratio: ratio(large && large / LARGE, node?.ms && node.ms / HEADLINE),
				most: 1.3,
			},
		];
	});
	const single = SINGLE.flatMap((provider): Goal[] => {
		const node = find(world, 'node', provider)?.ms;
		const pool = find(world, 'pool', provider)?.ms;
		return [
			{ provider, says: 'times as fast as Twilio', ratio: ratio(twilio, node), least: 8 },
			{ provider, says: 'time to bare pool', ratio: ratio(node, pool), most: 1.25 },
		];
	});
	return [...bulk, ...single];
}

/** Whether a goal was reached; undefined when it was not measured. */
export function isReached({ ratio: reached, least, most }: Goal): boolean | undefined {
	if (reached === null) return undefined;
	return reached >= (least ?? 0) && reached <= (most ?? Infinity);
}
