import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser, type BrowserContext } from 'playwright-core';

/** Where systems put Chromium, or what is made of it. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
];
/** It asks nobody on the internet for anything, and needs neither a display nor a graphics card. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const PATIENCE_MS = 15_000;

/** n8n's own name for the attribute by which its parts are found. */
selectors.setTestIdAttribute('data-test-id');

/** @throws Error with the way to a browser, where there is none */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: findChromium(), args: QUIET });
}

/** A window of its own: other cookies, other settings. */
export async function openWindow(
	browser: Browser,
	{ dark = false, width = 1280, height = 860 } = {},
): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme: dark ? 'dark' : 'light',
		locale: 'en-US',
	});
	context.setDefaultTimeout(PATIENCE_MS);
	return context;
}

function findChromium(): string {
	const found = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
	if (found !== undefined) return found;
	throw new Error(
		'There is no Chromium: install it (Debian: apt-get install chromium), ' +
			'or name its program in the environment variable CHROMIUM.',
	);
}
