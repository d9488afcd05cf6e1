import type { Browser, Page } from 'playwright-core';

import {
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../sandbox/simulator/simulator.mts';
import { openN8n, type N8n } from '../workflows/n8n.mts';
import { openBrowser, openWindow } from './browser.mts';
import { Editor } from './editor.mts';

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

	/** The simulator's inbox, in a window of its own. */
	async openInbox(how: { dark?: boolean; height?: number } = {}): Promise<Page> {
		const window = await openWindow(this.browser, how);
		const page = await window.newPage();
		await page.goto(this.simulator.url);
		return page;
	}
}
