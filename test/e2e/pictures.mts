import { globSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

/** How long n8n's transitions last, in milliseconds. */
const SETTLING_MS = 600;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = path.join(ROOT, 'docs/images');
const PAGES = globSync(['README.md', 'docs/**/*.md'], { cwd: ROOT })
	.map((page) => readFileSync(path.join(ROOT, page), 'utf8'))
	.join('\n');

/** Takes the picture of this name, where a page shows one. */
export async function picture(name: string, of: Locator | Page): Promise<void> {
	if (!PAGES.includes(`images/${name}.png)`)) return;
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
