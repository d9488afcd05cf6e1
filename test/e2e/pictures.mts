import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Takes the picture that the README shows under this name. */
export async function picture(name: string, of: Locator | Page): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	// Notices come and go, fades and cursors have halves: none of them belongs to the picture.
	await of.screenshot({
		path: path.join(FOLDER, `${name}.png`),
		animations: 'disabled',
		caret: 'hide',
		style: '.el-notification { display: none !important; }',
	});
}
