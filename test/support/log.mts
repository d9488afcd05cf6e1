import { createRequire } from 'node:module';
import type { TestContext } from 'node:test';

import { acquireN8n, releaseN8n } from '../../sandbox/engine/n8n.mts';

const require = createRequire(import.meta.url);
const { Logger } = createRequire(require.resolve('n8n-core'))('@n8n/backend-common') as {
	Logger: abstract new () => { warn(message: string): void };
};

/** What nodes write to n8n's log as warnings from now on, to the end of the test. */
export function warnings(t: TestContext): string[] {
	const found: string[] = [];
	const logger = acquireN8n().container.get(Logger);
	releaseN8n();
	t.mock.method(logger, 'warn', (message: string) => found.push(message));
	return found;
}
