import type { Credentials } from '../simulator/simulator.mts';
import { field, type Rest } from './rest.mts';

/** A credential as n8n's command line imports it: only there an id can be given. */
export interface Seed {
	id: string;
	name: string;
	type: string;
	data: Record<string, string>;
}

/** The ids by which the example workflows name their credentials. */
const SEEDS = [
	['proTexting', 'simProTexting000', 'ProTexting (Simulator)', 'proTextingApi'],
	['smsScheduler', 'simSmsScheduler0', 'SMS Scheduler (Simulator)', 'smsSchedulerApi'],
	['enswitch', 'simEnswitch00000', 'Enswitch (Simulator)', 'enswitchApi'],
	[
		'voipCommunications',
		'simVoipComm00000',
		'VoIP Communications (Simulator)',
		'voipCommunicationsApi',
	],
] as const;

/** One credential for each provider, all of them for the simulator. */
export function seedsFor(credentials: Credentials): Seed[] {
	return SEEDS.map(([provider, id, name, type]) => ({
		id,
		name,
		type,
		data: { ...credentials[provider] },
	}));
}

/**
 * Brings in the credentials that n8n has not, and leaves alone those that it has, but for the port
 * of a simulator that listens elsewhere now.
 * @param bringIn imports them with their ids
 */
export async function seedCredentials(
	rest: Rest,
	seeds: readonly Seed[],
	bringIn: (seeds: readonly Seed[]) => Promise<void>,
): Promise<void> {
	const there = await idsIn(rest);
	const missing = seeds.filter(({ id }) => !there.has(id));
	if (missing.length > 0) {
		await bringIn(missing);
		const now = await idsIn(rest);
		const lost = missing.find(({ id }) => !now.has(id));
		if (lost !== undefined) throw new Error(`n8n did not take the credential ${lost.name}.`);
	}
	for (const seed of seeds) if (there.has(seed.id)) await movePort(rest, seed);
}

async function idsIn(rest: Rest): Promise<Set<unknown>> {
	const list = await rest.get('/credentials');
	return new Set(Array.isArray(list) ? list.map((one) => field(one, 'id')) : []);
}

async function movePort(rest: Rest, { id, data: { baseUrl = '' } }: Seed): Promise<void> {
	const stored = await rest.get(`/credentials/${id}?includeData=true`);
	const data = field(stored, 'data');
	if (!isElsewhere(String(field(data, 'baseUrl')), baseUrl)) return;
	// n8n keeps the secrets for which it gets back the placeholders that it gave out.
	await rest.patch(`/credentials/${id}`, {
		id,
		name: field(stored, 'name'),
		type: field(stored, 'type'),
		data: { ...(data as object), baseUrl },
	});
}

/** Whether the address is the simulator's, but for the port. */
function isElsewhere(stored: string, wanted: string): boolean {
	if (stored === wanted || !URL.canParse(stored)) return false;
	const url = new URL(stored);
	url.port = new URL(wanted).port;
	return url.href === new URL(wanted).href;
}
