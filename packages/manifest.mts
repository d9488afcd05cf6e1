import type { Provider } from './provider.mts';

/** The part of a package.json that is read here. */
export interface Manifest {
	name: string;
	version: string;
	description: string;
	keywords: string[];
	homepage: string;
	repository: { type: string; url: string };
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
	allowScripts?: unknown;
	n8n: { nodes: string[]; credentials: string[] };
}

/** The repository's address on the web. */
export function webOf({ repository }: Pick<Manifest, 'repository'>): string {
	return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}

/** Tools that no file imports by name, and zod, which n8n-workflow asks for. */
const UNNAMED = /^(@types\/.*|eslint|typescript|unrs-resolver|zod)$/;

/** What its own `publish.yml` calls; the tests are those of the package of all. */
const SCRIPTS = {
	build: 'gulp build',
	lint: 'eslint . --max-warnings 0',
	test: 'gulp build && npm run lint',
};

/**
 * The package.json of a provider's own package.
 * @param imported the packages that its files import
 * @param others names that are not this provider's, and no keywords of it
 */
export function manifestOf(
	{ allowScripts: _allowScripts, ...all }: Manifest,
	{ name, displayName, nodes, credentials }: Provider,
	imported: ReadonlySet<string>,
	others: readonly string[],
): Manifest {
	const kept = Object.entries(all.devDependencies).filter(
		([tool]) => imported.has(tool) || UNNAMED.test(tool),
	);
	return {
		...all,
		name,
		description: `n8n nodes for text messages with ${displayName}`,
		keywords: all.keywords.filter((word) => !others.includes(word)),
		homepage: all.homepage.replace(all.name, name),
		repository: { ...all.repository, url: all.repository.url.replace(all.name, name) },
		n8n: {
			...all.n8n,
			nodes: nodes.map(({ file }) => file).toSorted(),
			credentials: credentials.map(({ file }) => file),
		},
		scripts: SCRIPTS,
		devDependencies: Object.fromEntries(kept),
	};
}
