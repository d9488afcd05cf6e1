import { clear } from './install.mts';
import { queueNote, type Places } from './places.mts';
import { checkNotRunning } from './running.mts';

/**
 * Removes what the person made, and with `all` what was installed.
 * @returns what to say about it
 * @throws Trouble while the sandbox runs
 */
export async function reset(places: Places, all: boolean): Promise<string> {
	await checkNotRunning(places.running);
	await checkNotRunning(queueNote(places));
	await clear(places.data, places.queue, places.n8nLog, places.running);
	if (!all) return 'The next npm start begins anew; n8n stays installed.';
	await clear(places.installed, places.installing, places.installLog, places.built);
	return 'The next npm start begins anew, and installs n8n again.';
}
