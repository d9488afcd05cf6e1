/** The inbox page with much to read: long texts, refusals, opt-outs, and a small window. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { proTexting, SEND } from '../inbox/support.mts';
import { LIMIT_MS, PHONE, SHOWN, useBrowser, useInbox } from './inboxPage.mts';

const browser = useBrowser();
const LINES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];

describe('What there is to read on a phone', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);

	test('begins with its number, as people write it', async () => {
		await SEND.proTexting(inbox().simulator, { to: PHONE, text: 'Short' });
		await inbox().page.getByRole('heading', { name: SHOWN, exact: true }).waitFor();
	});

	test('is folded after five lines, and unfolds at the press of a button', async () => {
		const { simulator, card } = inbox();
		const button = card().getByRole('button', { name: 'Show all' });
		assert.equal(await button.count(), 0, 'a short text has no button');
		await SEND.enswitch(simulator, { to: PHONE, text: LINES.join('\n') });
		await button.waitFor();
		const text = card().locator('.text', { hasText: 'Seven' });
		const heightOf = async () => (await text.boundingBox())?.height ?? 0;
		const folded = await heightOf();
		await button.click();
		const whole = await heightOf();
		assert.ok(Math.abs(folded / whole - 5 / 7) < 0.03, `${folded} of ${whole}`);
		await card().getByRole('button', { name: 'Show less' }).click();
		assert.equal(await heightOf(), folded);
	});

	test('says that it opted out, and why a provider refused a message', async () => {
		const { simulator, card } = inbox();
		await proTexting(simulator, 'contacts/opt-out', { PhoneNumber: PHONE.slice(1) });
		await SEND.proTexting(simulator, { to: PHONE, text: 'Sale' });
		await card().locator('.badges', { hasText: 'Opted out at ProTexting' }).waitFor();
		await card().getByText('Refused by ProTexting: Phone number is opted out.').waitFor();
		await inbox().make('Normal');
		await card().locator('.badges', { hasText: 'Opted out' }).waitFor({ state: 'detached' });
	});

	test('is beside the valid senders of each provider', async () => {
		const details = inbox().page.locator('#provider-list details', { hasText: 'SMS Scheduler' });
		await details.locator('summary').click();
		assert.match(await details.innerText(), /Valid senders\s+123 SCHEDULER/);
	});
});

describe('A telephone with many phones', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser, { width: 390, height: 844 });

	test('has the way to the providers in sight, wherever it is', async () => {
		const { simulator, page, card } = inbox();
		for (let n = 10; n < 22; n++) {
			await SEND.enswitch(simulator, { to: `+141555501${n}`, text: 'Hello' });
		}
		await card('+14155550110').waitFor();
		await card('+14155550110').scrollIntoViewIfNeeded();
		await page.getByRole('link', { name: 'Providers' }).click({ trial: true });
		await page.getByRole('link', { name: 'Providers' }).click();
		const heading = page.getByRole('heading', { name: 'Providers', exact: true });
		const [bar, title] = [await page.locator('nav').boundingBox(), await heading.boundingBox()];
		assert.equal(bar?.y, 0);
		assert.ok((title?.y ?? 0) >= (bar?.height ?? 0) && (title?.y ?? 0) < 400, String(title?.y));
		assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
	});
});
