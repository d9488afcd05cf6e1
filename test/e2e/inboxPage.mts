import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';

import {
	createSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../sandbox/simulator/simulator.mts';
import { DOCUMENTED_SECRETS } from '../simulator/support.mts';
import { openBrowser, openWindow } from './browser.mts';

const PATIENCE_MS = 5000;
export const LIMIT_MS = 60_000;
export const PHONE = '+14155550181';
/** As the page shows it. */
export const SHOWN = '+1 415 555 0181';

/** A simulator, and its page in a window of its own. */
export type Inbox = {
	readonly simulator: Simulator;
	readonly page: Page;
	/** The card of a phone. */
	card(phone?: string): Locator;
	/** The part of the page under a heading. */
	region(name: string): Locator;
	/** Makes `PHONE` be `Unreachable`, `Slow` or `Opted out`. */
	make(condition: string): Promise<void>;
	/** Makes a provider, by its title, `Throttle`, `Fail`, `Hang` or be `Normal`. */
	behave(title: string, behaviour: string): Promise<void>;
	/** Two days after the simulator's today, as the providers write it. */
	dayAfterTomorrow(): string;
};

/** A browser for the tests of one file. */
export function useBrowser(): () => Browser {
	let browser: Browser | undefined;
	before(async () => {
		browser = await openBrowser();
	});
	after(() => browser?.close());
	return () => {
		assert.ok(browser);
		return browser;
	};
}

/** A simulator and its page for the tests of one `describe`. */
export function useInbox(
	browser: () => Browser,
	how: Parameters<typeof openWindow>[1] = {},
	options: SimulatorOptions = {},
): () => Inbox {
	let inbox: Inbox | undefined;
	before(async () => {
		const simulator = await createSimulator({ secrets: DOCUMENTED_SECRETS, ...options });
		const page = await (await openWindow(browser(), how)).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		inbox = inboxOn(simulator, page);
		await page.goto(simulator.url);
		await page.getByText('Live', { exact: true }).waitFor();
	});
	after(async () => {
		await inbox?.page.context().close();
		await inbox?.simulator.close();
	});
	return () => {
		assert.ok(inbox);
		return inbox;
	};
}

function inboxOn(simulator: Simulator, page: Page): Inbox {
	return {
		simulator,
		page,
		card: (phone = PHONE) => page.locator(`.phone[data-phone="${phone}"]`),
		region: (name) => page.getByRole('region', { name }),
		make: (condition) => choose(page, `Make ${SHOWN}`, condition),
		behave: (title, behaviour) => choose(page, `Behaviour of ${title}`, behaviour),
		dayAfterTomorrow: () =>
			new Date(simulator.clock.now() + 2 * 86_400_000).toISOString().slice(0, 10),
	};
}

/** Presses a button of a group; what the test does next comes after the simulator has done it. */
async function choose(page: Page, group: string, name: string): Promise<void> {
	const buttons = page.getByRole('group', { name: group });
	await buttons.getByRole('button', { name }).click();
	await buttons.getByRole('button', { name, pressed: true }).waitFor();
}
