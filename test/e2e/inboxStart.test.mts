/** What a stranger does first on the inbox page: sends a message, and finds or adds a phone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { LIMIT_MS, useBrowser, useInbox } from './inboxPage.mts';

const browser = useBrowser();
const EDITOR = 'http://127.0.0.1:5678';

describe('The empty inbox leads to a first message', { timeout: LIMIT_MS }, () => {
	const alone = useInbox(browser);
	const besideEditor = useInbox(browser, {}, { editor: EDITOR });

	test('by the example in the editor that it was started with', async () => {
		const { page } = besideEditor();
		const link = page.getByRole('link', { name: 'n8n’s editor' });
		assert.equal(await link.getAttribute('href'), EDITOR);
		await page.getByText('open “SMS example 1” and press Execute workflow').waitFor();
		assert.equal(await page.getByText('make a credential').isVisible(), false);
	});

	test('by a credential where there is no editor', async () => {
		const { page } = alone();
		await page.getByText('make a credential').waitFor();
		assert.equal(await page.getByText('SMS example 1').isVisible(), false);
	});
});

describe('The field for a phone', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);
	const WRONG: readonly (readonly [typed: string, hint: RegExp])[] = [
		['abc', /^That is no phone number/],
		['( - )', /^That is no phone number/],
		['+1 800 FLOWERS', /^That is no phone number/],
		['415 555 0101', /^Begin with \+ and the country code/],
		['+1415', /has 7 to 15 digits; this one has 4/],
	];
	for (const [typed, hint] of WRONG) {
		test(`refuses ${typed}, says why, and keeps what was typed`, async () => {
			const { page, simulator } = inbox();
			const field = page.getByLabel('Find or add a phone');
			await field.fill(typed);
			await field.press('Enter');
			const said = page.locator('#find-hint', { hasText: hint });
			await said.waitFor();
			simulator.clock.advance(1000);
			await page.waitForTimeout(400);
			assert.equal(await said.count(), 1, 'it does not stay');
			assert.equal(await field.inputValue(), typed);
			assert.equal(await field.getAttribute('aria-invalid'), 'true');
			await field.fill('');
			await page.locator('#find-hint', { hasText: 'Type to find a phone' }).waitFor();
			assert.equal(await field.getAttribute('aria-invalid'), 'false');
			assert.equal(simulator.phones.size, 0);
		});
	}

	for (const [typed, phone] of [
		['+1 (415) 555-0101', '+14155550101'],
		['0033 6 12 34 56 78', '+33612345678'],
	] as const) {
		test(`takes ${typed} as ${phone}`, async () => {
			const field = inbox().page.getByLabel('Find or add a phone');
			await field.fill(typed);
			await field.press('Enter');
			await inbox().card(phone).waitFor();
			assert.ok(inbox().simulator.phones.has(phone));
		});
	}
});
