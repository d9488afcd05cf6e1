import { after } from 'node:test';
import type { Browser, Page } from 'playwright-core';

import {
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../sandbox/simulator/simulator.mts';
import { openN8n, type N8n } from '../workflows/n8n.mts';
import { openBrowser, openWindow } from './browser.mts';
import { Editor } from './editor.mts';
import { PROVIDERS } from './providers.mts';

/** A simulator, an n8n with the examples and no credentials, and a browser. */
export class Stage {
	readonly simulator: Simulator;
	readonly browser: Browser;
	private readonly n8n: N8n;

	private constructor(simulator: Simulator, n8n: N8n, browser: Browser) {
		this.simulator = simulator;
		this.n8n = n8n;
		this.browser = browser;
	}

	static async open(options: SimulatorOptions = {}): Promise<Stage> {
		const browser = await openBrowser();
		const simulator = await createSimulator(options);
		try {
			return new Stage(simulator, await openN8n([]), browser);
		} catch (error) {
			await simulator.close();
			await browser.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.browser.close();
		await this.n8n.close();
		await this.simulator.close();
	}

	/** The editor, signed in, in a window of its own. */
	async openEditor(): Promise<Editor> {
		const window = await openWindow(this.browser, { width: 1440, height: 900 });
		const editor = new Editor(await window.newPage(), this.n8n.url);
		await editor.signIn();
		return editor;
	}

	/** Enters the credential of a provider that the open node asks for. */
	async connect(editor: Editor, name: string): Promise<void> {
		const provider = PROVIDERS.find((one) => one.name === name);
		if (provider === undefined) throw new Error(`There is no provider '${name}'.`);
		const form = await editor.newCredential(name);
		await form.fill(provider.credential(this.simulator.credentials));
		await editor.saveCredential();
		await editor.dialog.waitFor({ state: 'hidden' });
	}

	/** The simulator's inbox, in a window of its own. */
	async openInbox(how: { height?: number } = {}): Promise<Page> {
		const window = await openWindow(this.browser, how);
		const page = await window.newPage();
		await page.goto(this.simulator.url);
		return page;
	}
}

/** Opens a stage for the tests of one file, with an editor on it; both are closed after them. */
export async function openEditor(
	options: SimulatorOptions = {},
): Promise<{ stage: Stage; editor: Editor }> {
	const stage = await Stage.open(options);
	after(() => stage.close());
	return { stage, editor: await stage.openEditor() };
}
