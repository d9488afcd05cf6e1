import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type * as Core from 'n8n-core';
import type * as WorkflowParts from 'n8n-workflow';

import { bringUpToDate, configureNetwork } from './older.mts';
import { requireFromPackage } from './subject.mts';

/** What n8n-core and n8n-workflow export. */
export type CoreModule = typeof Core;
export type WorkflowModule = typeof WorkflowParts;

/** The part of `@n8n/di` that is used here. It is n8n-core's dependency, not ours. */
interface DependencyContainer {
	get<T>(type: abstract new (...args: never[]) => T): T;
}

/** n8n's engine, loaded once for the process. */
export interface N8n {
	readonly core: CoreModule;
	readonly workflow: WorkflowModule;
	readonly container: DependencyContainer;
}

const ENCRYPTION_KEY = 'sandbox-encryption-key-0123456789';

let loaded: N8n | undefined;
let folder: string | undefined;
let users = 0;

/**
 * Loads n8n-core and counts the caller as a user of its temporary folder.
 * Every call is to be matched by one of {@link releaseN8n}.
 */
export function acquireN8n(): N8n {
	users += 1;
	if (folder === undefined) prepareFolder();
	loaded ??= loadN8n();
	return loaded;
}

/** Gives n8n-core back; the last one out removes the temporary folder. */
export function releaseN8n(): void {
	users -= 1;
	if (users === 0) removeFolder();
}

/**
 * n8n-core writes its settings to `<N8N_USER_FOLDER>/.n8n` as soon as it is used. The folder is
 * made once: n8n reads the variable at its first load only, so a later engine gets the same path.
 */
function prepareFolder(): void {
	const known = loaded === undefined ? undefined : process.env['N8N_USER_FOLDER'];
	folder = known ?? fs.mkdtempSync(path.join(os.tmpdir(), 'sms-gateways-engine-'));
	fs.mkdirSync(path.join(folder, '.n8n'), { recursive: true });
	process.env['N8N_USER_FOLDER'] = folder;
	process.once('exit', removeFolder);
}

function removeFolder(): void {
	if (folder === undefined) return;
	fs.rmSync(folder, { recursive: true, force: true });
	folder = undefined;
	process.removeListener('exit', removeFolder);
}

function setEnvironment(): void {
	process.env['N8N_ENCRYPTION_KEY'] = ENCRYPTION_KEY;
	process.env['N8N_DIAGNOSTICS_ENABLED'] = 'false';
	process.env['N8N_LOG_LEVEL'] ??= 'silent';
	// Binary data stays in the items, so that nothing has to be cleaned up after a run.
	process.env['N8N_DEFAULT_BINARY_DATA_MODE'] = 'default';
}

/**
 * Only `require` works: the packages' `import` conditions point to files that plain Node cannot
 * load, and the nodes under test `require('n8n-workflow')` too, so both see one copy of its errors.
 */
function loadN8n(): N8n {
	setEnvironment();
	const requireFromCore = createRequire(requireFromPackage.resolve('n8n-core'));
	requireFromCore('reflect-metadata');
	const core = requireFromPackage('n8n-core') as CoreModule;
	const workflow = requireFromPackage('n8n-workflow') as WorkflowModule;
	const { Container: container } = requireFromCore('@n8n/di') as { Container: DependencyContainer };
	// n8n's own start does these two; without them query strings, content types, time-outs and the
	// error of a refused `localhost` differ from production.
	configureNetwork(requireFromCore);
	net.setDefaultAutoSelectFamily(false);
	container.get(core.InstanceSettings);
	return { core, workflow: bringUpToDate(core, workflow), container };
}
