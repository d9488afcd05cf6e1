/**
 * `npm run start:queue`: n8n as it scales, with this package in every process, and the simulator
 * that its credentials point at; all of it on this machine only.
 */
import { command } from './start/command.mts';
import { readQueueOptions } from './start/options.mts';
import { placesIn } from './start/places.mts';
import { runQueue } from './queue/sandbox.mts';

process.exitCode = await command(async (root, signal) => {
	const options = readQueueOptions(process.argv.slice(2));
	await runQueue({ places: placesIn(root), options, screen: process.stdout, signal });
	return true;
});
