/**
 * `npm start`: n8n with this package in it, and the simulator that its credentials point at, both
 * on this machine only.
 */
import { command } from './start/command.mts';
import { readStartOptions } from './start/options.mts';
import { placesIn } from './start/places.mts';
import { installOnly, runSandbox } from './start/sandbox.mts';

process.exitCode = await command(async (root, signal) => {
	const options = readStartOptions(process.argv.slice(2));
	const surroundings = { places: placesIn(root), options, screen: process.stdout, signal };
	if (options.installOnly) await installOnly(surroundings);
	else await runSandbox(surroundings);
	return !options.installOnly;
});
