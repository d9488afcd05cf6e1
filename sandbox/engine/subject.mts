import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the package under test: this repository, unless the environment names another. It
 * decides on the n8n, too: n8n's engine is the one that the package itself finds.
 */
export const packageUnderTest = path.resolve(
	process.env['PACKAGE_UNDER_TEST'] ?? fileURLToPath(new URL('../../', import.meta.url)),
);

/** `require`, as a file of the package has it. */
export const requireFromPackage = createRequire(path.join(packageUnderTest, 'package.json'));

/** Its name, which is the first part of the types of its nodes. */
export const { name: packageName } = requireFromPackage('./package.json') as { name: string };
