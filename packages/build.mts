/**
 * `npm run build:packages`: lays out a package for each provider in `dist-packages/`, since n8n
 * verifies only packages of one service. Each is a repository's whole content: it builds, and is
 * published by a tag, with nothing around it. All but the README comes from the same source.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { lockLike } from './lock.mts';
import { manifestOf, webOf, type Manifest } from './manifest.mts';
import { pageOf, providersOf } from './provider.mts';
import { readmeOf } from './readme.mts';
import { importedIn, layOut } from './tree.mts';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = path.join(root, 'dist-packages');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const manifest = JSON.parse(read('package.json')) as Manifest;
const template = read('packages/README.template.md');
const readme = read('README.md');
const providers = providersOf(root, manifest);

rmSync(target, { recursive: true, force: true });
for (const provider of providers) {
	const folder = path.join(target, provider.name);
	layOut(root, folder, provider, manifest.name);
	const others = providers.filter((one) => one !== provider);
	const words = others.map(({ name }) => name.replace('n8n-nodes-', ''));
	const own = manifestOf(manifest, provider, importedIn(folder), words);
	writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, '\t')}\n`);
	const repository = webOf(manifest);
	const pages = { template, readme, provider: read(pageOf(provider)), repository };
	writeFileSync(path.join(folder, 'README.md'), readmeOf(pages, provider, manifest.version));
	await lockLike(root, folder);
	console.log(path.relative(root, folder));
}
