import path from 'node:path';

import { run } from './child.mts';
import type { Places } from './places.mts';
import { hashOf, readStamp, writeStamp } from './stamp.mts';
import { Trouble } from './trouble.mts';

/** Everything that the build reads. */
const SOURCES = ['nodes', 'credentials', 'gulpfile.js', 'tsconfig.json', 'package-lock.json'];
/** Everything of the package that a build makes. */
const BUILT = ['dist'];

/**
 * Builds the package, unless `dist` is what these sources gave last time.
 * @param begins is called before a build
 */
export async function buildPackage(
	{ root, built }: Places,
	signal: AbortSignal,
	begins: () => void,
	build: (root: string, signal: AbortSignal) => Promise<void> = gulp,
): Promise<void> {
	const sources = await hashOf(root, SOURCES);
	if ((await readStamp(built)) === `${sources} ${await hashOf(root, BUILT)}`) return;
	begins();
	await build(root, signal);
	await writeStamp(built, `${sources} ${await hashOf(root, BUILT)}`);
}

async function gulp(root: string, signal: AbortSignal): Promise<void> {
	const script = path.join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const { ok, output } = await run(process.execPath, [script, 'build'], signal, { cwd: root });
	if (!ok) throw new Trouble(`${output}\nThe package could not be built: see above.`);
}
