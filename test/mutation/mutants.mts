import { cpSync, globSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Instrumenter, type File, type InstrumentResult } from '@stryker-mutator/instrumenter';

export type Mutant = InstrumentResult['mutants'][number];

/** A copy of the project whose build has all mutants in it, and all of them asleep. */
export interface MutatedCopy {
	folder: string;
	/** Those that count: without the ignored ones. */
	mutants: Mutant[];
	ignored: number;
	/** Changes whenever a mutant may have another id. */
	hash: string;
}

/** What of the project a test may need. */
const copied = ['credentials', 'docs', 'nodes', 'sandbox', 'test'];
const single = ['*.json', '*.js', '*.md', '*.mjs', 'LICENSE', '.npmrc'];

/** Keys of a field's description under which only people read. */
const prose = new Set(['displayName', 'description', 'placeholder', 'hint', 'action']);

interface Place {
	node: { type: string; key?: { name?: string }; value?: { type: string } };
}

/** Labels and help texts of fields say nothing that a test could hold them against. */
const ignorers = [
	{
		shouldIgnore(place: object): string | undefined {
			const { node } = place as Place;
			const isProse = node.type === 'ObjectProperty' && prose.has(node.key?.name ?? '');
			const isText = /^(StringLiteral|TemplateLiteral)$/.test(node.value?.type ?? '');
			return isProse && isText ? 'text of a field' : undefined;
		},
	},
];

const silent = () => {};
const quiet = {
	isTraceEnabled: () => false,
	isDebugEnabled: () => false,
	isInfoEnabled: () => false,
	isWarnEnabled: () => false,
	isErrorEnabled: () => false,
	isFatalEnabled: () => false,
	trace: silent,
	debug: silent,
	info: silent,
	warn: silent,
	error: silent,
	fatal: silent,
};

async function instrument(): Promise<InstrumentResult> {
	const names = globSync('nodes/shared/**/*.ts').sort();
	const files: File[] = names.map((name) => ({
		name,
		mutate: true,
		content: readFileSync(name, 'utf8'),
	}));
	return await new Instrumenter(quiet).instrument(files, {
		plugins: null,
		excludedMutations: [],
		ignorers,
	});
}

function copyProject(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'sms-gateways-mutation-'));
	const inN8n = path.join('sandbox', 'n8n', 'node_modules');
	for (const name of [...copied, ...globSync(single)]) {
		cpSync(name, path.join(folder, name), {
			recursive: true,
			filter: (file) => !file.startsWith(inN8n),
		});
	}
	symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
	return folder;
}

/** Mutated code keeps to no types, nor does what is built on it. */
function uncheck(folder: string): void {
	for (const file of globSync(['nodes/**/*.ts', 'credentials/**/*.ts'], { cwd: folder })) {
		const full = path.join(folder, file);
		writeFileSync(full, `// @ts-nocheck\n${readFileSync(full, 'utf8')}`);
	}
}

/** Makes all mutants of the shared layer, and builds a copy of the project with them. */
export async function mutate(): Promise<MutatedCopy> {
	const { files, mutants } = await instrument();
	const folder = copyProject();
	for (const { name, content } of files) writeFileSync(path.join(folder, name), content);
	uncheck(folder);
	const gulp = path.join(folder, 'node_modules/gulp/bin/gulp.js');
	const build = spawnSync(process.execPath, [gulp, 'build'], { cwd: folder, encoding: 'utf8' });
	if (build.status !== 0) throw new Error(`The mutants cannot be built:\n${build.stdout}`);
	const hash = createHash('sha256').update(files.map(({ content }) => content).join());
	const counting = mutants.filter(({ status }) => status !== 'Ignored');
	return {
		folder,
		mutants: counting,
		ignored: mutants.length - counting.length,
		hash: hash.digest('hex'),
	};
}
