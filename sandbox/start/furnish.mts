import { seedCredentials, type Seed } from './credentials.mts';
import { importCredentials } from './n8n.mts';
import { signIn } from './owner.mts';
import type { Places } from './places.mts';
import type { Screen } from './progress.mts';
import { createRest } from './rest.mts';
import { seedWorkflows } from './workflows.mts';

interface Room {
	places: Places;
	screen: Screen;
	signal: AbortSignal;
}

/**
 * Fills an n8n that is ready with what a person needs to begin.
 * @param base its address
 * @param env the environment in which its command line imports the credentials
 * @returns whether the account is the sandbox's
 */
export async function furnish(
	{ places, screen, signal }: Room,
	base: string,
	env: NodeJS.ProcessEnv,
	seeds: readonly Seed[],
): Promise<boolean> {
	const rest = createRest(base, signal);
	if (!(await signIn(rest))) {
		screen.write('The owner account is yours now, so the examples were not looked after.\n');
		return false;
	}
	await seedCredentials(rest, seeds, async (missing) => {
		screen.write('Importing the credentials for the simulator…\n');
		await importCredentials(places, env, missing, signal);
	});
	const warn = (sentence: string) => void screen.write(`${sentence}\n`);
	await seedWorkflows(rest, places.workflows, places.imported, warn);
	return true;
}
