import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

/** How long n8n's transitions last, in milliseconds. */
const SETTLING_MS = 600;

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Takes the picture of this name, where the README shows one. */
export async function picture(name: string, of: Locator | Page): Promise<void> {
	if (!README.includes(`(docs/images/${name}.png)`)) return;
	// Of a button that has just worked, the words come back a moment later.
	await sleep(SETTLING_MS);
	await mkdir(FOLDER, { recursive: true });
	// Notices come and go, fades and cursors have halves: none of them belongs to the picture.
	await of.screenshot({
		path: path.join(FOLDER, `${name}.png`),
		animations: 'disabled',
		caret: 'hide',
		style: '.el-notification { display: none !important; }',
	});
}
