import { announcement } from '../start/announce.mts';
import { buildPackage } from '../start/build.mts';
import { checkNode, checkPort } from '../start/checks.mts';
import { seedsFor } from '../start/credentials.mts';
import { furnish } from '../start/furnish.mts';
import type { QueueOptions } from '../start/options.mts';
import { OWNER } from '../start/owner.mts';
import { queueNote, type Places } from '../start/places.mts';
import type { Screen } from '../start/progress.mts';
import { checkNotRunning, claim } from '../start/running.mts';
import { inboxFile, installOnly, startSimulator, urlOf } from '../start/sandbox.mts';
import { whenAborted } from '../start/untilStopped.mts';
import { openFleet } from './fleet.mts';
import { findPrograms, postgresUser } from './programs.mts';

const COMMAND = 'npm run start:queue';

export interface QueueSurroundings {
	places: Places;
	options: QueueOptions;
	screen: Screen;
	/** Aborted when everything is to end. */
	signal: AbortSignal;
}

/** Runs queue mode until the signal; everything that it started has ended when this returns. */
export async function runQueue(surroundings: QueueSurroundings): Promise<void> {
	const { places, options, screen, signal } = surroundings;
	const { port, webhookPort, inboxPort } = options;
	await check(places, options);
	await installOnly({ places, screen, signal, options: { port, inboxPort, installOnly: true } });
	const release = await claim(queueNote(places), urlOf(port));
	try {
		await buildPackage(places, signal, () => void screen.write('Building the package…\n'));
		const simulator = await startSimulator(
			inboxPort,
			urlOf(port),
			inboxFile(places.queue),
			urlOf(webhookPort),
		);
		try {
			screen.write('Starting Redis, PostgreSQL, n8n and its webhook process…\n');
			const fleet = await openFleet({ places, port, webhookPort, signal });
			try {
				const seeds = seedsFor(simulator.credentials);
				const { places: mainPlaces, env } = fleet.main;
				const room = { places: mainPlaces, screen, signal };
				const isOwn = await furnish(room, fleet.url, env, seeds);
				screen.write(`Starting the workers (${options.workers})…\n`);
				for (let worker = 0; worker < options.workers; worker++) await fleet.addWorker();
				const hooks = `Calls   ${fleet.webhookUrl}/webhook/…  webhooks of published workflows`;
				const logs = `Logs    ${places.queue}`;
				const owner = isOwn ? OWNER : undefined;
				screen.write(announcement(fleet.url, `${simulator.url}/`, owner, [hooks, logs]));
				const trouble = await Promise.race([fleet.broken, whenAborted(signal)]);
				if (trouble !== undefined) throw trouble;
			} finally {
				await fleet.close();
			}
		} finally {
			await simulator.close();
		}
	} finally {
		await release();
	}
}

/** Everything that can be known before anything takes long. */
async function check(places: Places, options: QueueOptions): Promise<void> {
	checkNode();
	await findPrograms();
	postgresUser();
	await checkNotRunning(queueNote(places));
	await checkPort(options.port, '--port', COMMAND);
	await checkPort(options.webhookPort, '--webhook-port', COMMAND);
	await checkPort(options.inboxPort, '--inbox-port', COMMAND);
}
