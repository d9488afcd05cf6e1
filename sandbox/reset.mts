/**
 * `npm run reset`: forgets everything that was made in the sandbox's n8n, so that the next start
 * begins anew. With `--all` it removes the installed n8n, too.
 */
import path from 'node:path';

import { readResetOptions } from './start/options.mts';
import { placesIn } from './start/places.mts';
import { reset } from './start/resetting.mts';
import { Trouble } from './start/trouble.mts';

try {
	const { all } = readResetOptions(process.argv.slice(2));
	console.log(await reset(placesIn(path.join(import.meta.dirname, '..')), all));
} catch (error) {
	console.error(error instanceof Trouble ? error.message : error);
	process.exitCode = 1;
}
