import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { placesIn } from '../../start/places.mts';

const root = path.join(import.meta.dirname, '../../..');
const modules =
	process.env['SMS_SANDBOX_N8N'] ?? path.join(placesIn(root).installed, 'node_modules');
const base = path.join(modules, 'n8n-nodes-base');

/** Whether `npm start -- --install-only` has been run. */
export const isInstalled = existsSync(path.join(base, 'package.json'));

/** A class of n8n-nodes-base, by its file below `dist/`. */
export function builtIn<T>(file: string, name: string): T {
	const require = createRequire(path.join(base, 'package.json'));
	return (require(`./dist/${file}`) as Record<string, T>)[name] as T;
}
