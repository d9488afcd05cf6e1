/** The inbox page without a mouse, with each colour scheme, and on a telephone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { LIMIT_MS, PHONE, SHOWN, useBrowser, useInbox } from './inboxPage.mts';

const browser = useBrowser();

describe('The inbox by keyboard alone', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);

	test('begins with the way past the head of the page', async () => {
		await inbox().page.keyboard.press('Tab');
		await inbox().page.keyboard.press('Enter');
		assert.equal(await inbox().page.evaluate('document.activeElement.id'), 'phones-title');
	});

	test('adds a phone and opts it out', async () => {
		await inbox().page.getByLabel('Find or add a phone').focus();
		await inbox().page.keyboard.type(PHONE);
		await inbox().page.keyboard.press('Enter');
		await inbox().card().waitFor();
		await inbox()
			.page.getByRole('group', { name: `Make ${SHOWN}` })
			.getByRole('button', { name: 'Opted out' })
			.press('Enter');
		await inbox().page.locator('[aria-pressed=true]', { hasText: 'Opted out' }).waitFor();
	});

	test('has a name for everything that can be pressed or filled in', async () => {
		const nameless = await inbox().page.getByRole('button', { name: /^\s*$/ }).count();
		const fields = inbox().page.locator('input:visible, select:visible, textarea:visible');
		for (const field of await fields.all()) {
			const labels = await field.evaluate((one) => (one as HTMLInputElement).labels?.length ?? 0);
			assert.ok(labels > 0, await field.evaluate((one) => one.outerHTML));
		}
		assert.equal(nameless, 0);
	});
});

for (const [name, how, isDark] of [
	['light', { dark: false }, false],
	['dark', { dark: true }, true],
] as const) {
	describe(`The inbox for those who like it ${name}`, { timeout: LIMIT_MS }, () => {
		const inbox = useInbox(browser, { ...how, width: 360, height: 740 });

		test('has the colours for it, and fits a telephone', async () => {
			const background = await inbox()
				.page.locator('body')
				.evaluate((body) => getComputedStyle(body).backgroundColor);
			const [red = 0] = (/\d+/.exec(background) ?? []).map(Number);
			assert.equal(red < 128, isDark, background);
			assert.equal(await inbox().page.evaluate('document.documentElement.scrollWidth'), 360);
		});
	});
}
