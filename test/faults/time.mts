import { createRequire } from 'node:module';

/** How far the clock of this process is ahead of the machine's; milliseconds. */
let ahead = 0;
let isSkipping = false;

/** Moves the clock of this process ahead, as if so many milliseconds had passed. */
export function moveOn(milliseconds: number): void {
	ahead += Math.max(0, milliseconds);
}

/**
 * Makes the waits of this process take no time: n8n's `sleep`, which the nodes use between tries,
 * moves the clock ahead instead. Time-outs stay what they are. To be called before the nodes are
 * loaded; a second call changes nothing.
 */
export function skipWaits(): void {
	if (isSkipping) return;
	isSkipping = true;
	const require = createRequire(import.meta.url);
	const real = require('n8n-workflow') as object;
	const entry = require.cache[require.resolve('n8n-workflow')];
	if (!entry) throw new Error('n8n-workflow is not where it was');
	const now = Date.now;
	Date.now = () => now() + Math.round(ahead);
	const sleep = async (milliseconds: number): Promise<void> => {
		moveOn(milliseconds);
		await new Promise(setImmediate);
	};
	entry.exports = new Proxy(real, {
		get: (target, name) => (name === 'sleep' ? sleep : (Reflect.get(target, name) as unknown)),
	});
}
