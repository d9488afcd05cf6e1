'use strict';

const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, series, src } = require('gulp');

/** Files that hold the only import of a library; the build puts the library beside them. */
const vendors = ['xml', 'phone', 'address', 'phoneZones'].map(
	(name) => `dist/nodes/shared/lib/vendor/${name}.js`,
);

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/** Checks the types of everything that ships, and compiles it. */
async function compile() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json'], {
		stdio: 'inherit',
	});
}

/** The folder of the package that a bundled file comes from. */
function packageOf(file) {
	const parts = file.split('/');
	const at = parts.lastIndexOf('node_modules');
	const depth = parts[at + 1].startsWith('@') ? 3 : 2;
	return parts.slice(0, at + depth).join('/');
}

function notice(folder) {
	const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json')));
	const file = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license'].find((one) =>
		existsSync(path.join(folder, one)),
	);
	const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
	return `## ${name} ${version}\n\n${text}\n`;
}

/** The data that is bundled as libraries are: what it says of itself stands in the notices. */
const phoneZones = 'dist/nodes/shared/lib/vendor/phoneZones.json';

function noticeOfPhoneZones() {
	const { source, date, copyright } = JSON.parse(readFileSync(phoneZones, 'utf8'));
	return [
		`## Time zones of phone numbers, of ${date}\n`,
		`${copyright}\n`,
		'Licensed under the Apache License, Version 2.0. You may obtain a copy of the License at',
		'http://www.apache.org/licenses/LICENSE-2.0\n',
		`Reduced from ${source}\n`,
	].join('\n');
}

/**
 * Moves a bundle aside, and leaves in its place the same names, which load it on first use: an n8n
 * that starts reads all nodes, and most of its workflows send no SMS.
 */
function loadLate(file) {
	const bundled = file.replace(/\.js$/, '.bundle.js');
	renameSync(file, bundled);
	// What tsc mapped was the import alone.
	rmSync(`${file}.map`);
	const names = Object.keys(require(path.resolve(bundled)));
	const getters = names.map(
		(name) => `Object.defineProperty(exports, '${name}', { get: () => library().${name} });`,
	);
	const load = `() => (loaded ??= require('./${path.basename(bundled)}'))`;
	const lines = ["'use strict';", 'let loaded;', `const library = ${load};`, ...getters];
	writeFileSync(file, `${lines.join('\n')}\n`);
}

/**
 * Bundles each library once, since n8n verifies no package with run-time dependencies. luxon and
 * n8n-workflow stay outside: n8n provides both.
 */
async function bundle() {
	const { metafile } = await esbuild.build({
		entryPoints: vendors,
		outdir: 'dist/nodes/shared/lib/vendor',
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['luxon', 'n8n-workflow'],
		legalComments: 'none',
		// n8n's scanner takes no console, in libraries either.
		drop: ['console'],
		minifyWhitespace: true,
		minifySyntax: true,
		metafile: true,
	});
	for (const file of vendors) loadLate(file);
	const folders = Object.keys(metafile.inputs)
		.filter((file) => file.includes('node_modules/'))
		.map(packageOf);
	const notices = [...[...new Set(folders)].sort().map(notice), noticeOfPhoneZones()];
	rmSync(phoneZones);
	writeFileSync(
		'dist/THIRD_PARTY_NOTICES.md',
		`# Libraries inside this package\n\n${notices.join('\n')}`,
	);
}

/** Icons, and the codex files by which n8n finds the nodes. */
function copy() {
	return src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
		allowEmpty: true,
	}).pipe(dest('dist'));
}

exports.build = series(clean, compile, bundle, copy);
exports.default = exports.build;
