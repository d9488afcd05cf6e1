import { copyFileSync } from 'node:fs';
import path from 'node:path';

import { npm, npmTrouble } from '../sandbox/start/npm.mts';

const LOCK = 'package-lock.json';

/**
 * The versions of all that a provider's package is built with: the same that the package of all was
 * tested with. npm leaves out what its package.json does not ask for, and asks no registry.
 * @throws Trouble where the package.json asks for something that the package of all has not
 */
export async function lockLike(root: string, folder: string): Promise<void> {
	copyFileSync(path.join(root, LOCK), path.join(folder, LOCK));
	const args = ['install', '--package-lock-only', '--offline'];
	const { ok, output } = await npm(args, folder, new AbortController().signal);
	if (!ok) throw npmTrouble(`${path.basename(folder)} has no ${LOCK}.`, output);
}
