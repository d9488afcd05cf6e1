import { createRequire } from 'node:module';

/**
 * Makes the waits of this process take no time: n8n's `sleep`, which the nodes use between tries,
 * moves the clock ahead instead. Time-outs stay what they are. To be called before the nodes are
 * loaded, and once.
 */
export function skipWaits(): void {
	const require = createRequire(import.meta.url);
	const real = require('n8n-workflow') as object;
	const entry = require.cache[require.resolve('n8n-workflow')];
	if (!entry) throw new Error('n8n-workflow is not where it was');
	const now = Date.now;
	let ahead = 0;
	Date.now = () => now() + Math.round(ahead);
	const sleep = async (milliseconds: number): Promise<void> => {
		ahead += Math.max(0, milliseconds);
		await new Promise(setImmediate);
	};
	entry.exports = new Proxy(real, {
		get: (target, name) => (name === 'sleep' ? sleep : (Reflect.get(target, name) as unknown)),
	});
}
