import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sourceOf, type Provider } from './provider.mts';

/** What every package has, as the package of all has it: files, folders and patterns. */
const COMMON = [
	'.ci/release.mjs',
	'.github/workflows/publish.yml',
	'.npmrc',
	'CHANGELOG.md',
	'LICENSE',
	'eslint.*.{json,mjs}',
	'gulpfile.js',
	'index.js',
	'nodes/shared',
	'tsconfig.json',
];

/** Files that may name the package. */
const TEXTS = ['**/*.{ts,js,mjs,json}', 'LICENSE'];

/** Copies the files of a provider's package, and gives them its name. */
export function layOut(root: string, into: string, provider: Provider, ownName: string): void {
	rmSync(into, { recursive: true, force: true });
	const credentials = provider.credentials.map(({ file }) => sourceOf(file));
	for (const file of [...globSync(COMMON, { cwd: root }), provider.folder, ...credentials]) {
		cpSync(path.join(root, file), path.join(into, file), { recursive: true });
	}
	// Documentation stays where it is: a provider's own repository has no pages.
	const named = new RegExp(`${ownName}(?!/blob/)`, 'g');
	for (const file of textsIn(into)) {
		const text = readFileSync(file, 'utf8');
		const renamed = text.replace(named, provider.name);
		if (renamed !== text) writeFileSync(file, renamed);
	}
	writeFileSync(path.join(into, '.gitignore'), 'node_modules/\ndist/\n');
}

/** The packages that the files there import. */
export function importedIn(folder: string): Set<string> {
	const imports = /\b(?:from|require\()\s*'((?:@[^/']+\/)?[^./'][^/']*)[^']*'/g;
	const names = textsIn(folder).flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(imports)].map(([, name]) => name ?? ''),
	);
	return new Set(names);
}

function textsIn(folder: string): string[] {
	const files = globSync(TEXTS, { cwd: folder, exclude: ['node_modules/**', 'dist/**'] });
	return files.map((file) => path.join(folder, file));
}
