/** The inbox page in a real browser: what it shows as it happens, and what its buttons do. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';

import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { PROVIDER_NAMES, type ProviderName } from '../../sandbox/simulator/types.mts';
import { proTexting, SEND, smsScheduler } from '../inbox/support.mts';
import { DOCUMENTED_SECRETS } from '../simulator/support.mts';
import { openBrowser, openWindow } from './browser.mts';

const LIMIT_MS = 60_000;
const PATIENCE_MS = 5000;
const PHONE = '+14155550181';

let simulator: Simulator;
let browser: Browser;
let page: Page;

before(async () => {
	browser = await openBrowser();
});
after(() => browser?.close());

/** A simulator and its page for the tests of one group. */
function useInbox(how: Parameters<typeof openWindow>[1] = {}): void {
	before(async () => {
		simulator = await createSimulator({ secrets: DOCUMENTED_SECRETS });
		page = await (await openWindow(browser, how)).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		await page.goto(simulator.url);
		await page.getByText('Live', { exact: true }).waitFor();
	});
	after(async () => {
		await page.close();
		await simulator.close();
	});
}

function dayAfterTomorrow(): string {
	return new Date(simulator.clock.now() + 2 * 86_400_000).toISOString().slice(0, 10);
}

function phoneCard(phone = PHONE): Locator {
	return page.locator('.phone', { has: page.getByRole('heading', { name: phone }) });
}

function region(name: string): Locator {
	return page.getByRole('region', { name });
}

describe('The inbox shows, without a reload', { timeout: LIMIT_MS }, () => {
	useInbox();

	for (const provider of PROVIDER_NAMES) {
		test(`a message sent by ${provider}`, async () => {
			await SEND[provider](simulator, { to: PHONE, text: `Hello from ${provider}` });
			const message = phoneCard().getByText(`Hello from ${provider}`);
			await message.waitFor();
			assert.match(await phoneCard().innerText(), /1 segment/);
		});
	}

	test('markup in a text as the text that it is', async () => {
		const text = '<img src=x onerror=alert(1)>';
		await SEND.proTexting(simulator, { to: '+14155550182', text });
		await page.getByText(text).waitFor();
		assert.equal(await page.locator('main img').count(), 0);
	});

	test('what arrives to a screen reader', async () => {
		const announcer = page.locator('[aria-live=polite], [role=log]');
		// Several within a second are told as a number.
		await announcer.filter({ hasText: 'messages arrived' }).waitFor({ state: 'attached' });
		await SEND.enswitch(simulator, { to: PHONE, text: 'Read me out' });
		await announcer
			.filter({ hasText: `Message for ${PHONE}: Read me out` })
			.waitFor({ state: 'attached' });
	});

	test('a scheduled message with its countdown, and the provider’s zone', async () => {
		await smsScheduler(simulator, [PHONE], 'In two days', dayAfterTomorrow());
		const item = region('Scheduled').getByRole('listitem').filter({ hasText: 'In two days' });
		await item.waitFor();
		assert.match(await item.innerText(), /in \d+ (?:d|h)[\s\S]*Europe\/Paris/);
	});

	test('a campaign with its groups', async () => {
		await proTexting(simulator, 'sms/send-group-schedule-message', {
			CampaignName: 'Opening',
			Message: 'Doors open at eight',
			DateTime: `${dayAfterTomorrow()} 09:00:00`,
			GroupIds: [100],
		});
		const item = region('Campaigns').getByRole('listitem').filter({ hasText: 'Opening' });
		await item.waitFor();
		assert.match(await item.innerText(), /My Group/);
	});
});

describe('A button of the inbox', { timeout: LIMIT_MS }, () => {
	useInbox();

	const make = (button: string): Locator =>
		page.getByRole('group', { name: `Make ${PHONE}` }).getByRole('button', { name: button });

	test('makes a phone unreachable', async () => {
		await SEND.enswitch(simulator, { to: PHONE, text: 'First' });
		await make('Unreachable').click();
		await SEND.enswitch(simulator, { to: PHONE, text: 'Never seen' });
		await page.getByText('Never reached the phone.').waitFor();
		assert.equal(simulator.phones.get(PHONE)?.condition, 'unreachable');
	});

	test('makes a phone opted out, which a provider refuses', async () => {
		await make('Opted out').click();
		await page.locator('[aria-pressed=true]', { hasText: 'Opted out' }).waitFor();
		const before = simulator.ledger.length;
		await SEND.proTexting(simulator, { to: PHONE, text: 'Not wanted' });
		assert.equal(simulator.ledger.length, before);
	});

	test('makes a phone slow', async () => {
		await make('Slow').click();
		await page.locator('[aria-pressed=true]', { hasText: 'Slow' }).waitFor();
		assert.equal(simulator.phones.get(PHONE)?.condition, 'slow');
	});

	test('replies as a phone', async () => {
		await phoneCard().locator('summary').click();
		await phoneCard().getByLabel('Text', { exact: true }).fill('Yes, I am coming');
		await phoneCard().getByLabel('Text', { exact: true }).press('Enter');
		await phoneCard().locator('.reply', { hasText: 'Yes, I am coming' }).waitFor();
	});

	const moods: ReadonlyArray<
		[button: string, provider: ProviderName, shown: string, status: number]
	> = [
		['Throttle', 'smsScheduler', 'SMS Scheduler', 429],
		['Fail', 'proTexting', 'ProTexting', 500],
		['Nonsense', 'voipCommunications', 'VoIP Communications', 200],
	];
	for (const [button, provider, shown, status] of moods) {
		test(`makes a provider behave: ${button}`, async () => {
			const behaviour = page.getByRole('group', { name: `Behaviour of ${shown}` });
			await behaviour.getByRole('button', { name: button }).click();
			await behaviour.locator('[aria-pressed=true]', { hasText: button }).waitFor();
			const before = simulator.ledger.length;
			const reply = await SEND[provider](simulator, { to: '+14155550183', text: 'Now?' });
			assert.equal(reply.status, status);
			assert.equal(simulator.ledger.length, before);
		});
	}

	test('makes a provider hang', async () => {
		const behaviour = page.getByRole('group', { name: 'Behaviour of Enswitch' });
		await behaviour.getByRole('button', { name: 'Hang' }).click();
		await behaviour.locator('[aria-pressed=true]', { hasText: 'Hang' }).waitFor();
		assert.equal(simulator.moodOf('enswitch').mood, 'hanging');
	});

	test('moves the clock to a scheduled time, and the message arrives', async () => {
		await page
			.getByRole('group', { name: 'Behaviour of SMS Scheduler' })
			.getByRole('button', { name: 'Normal' })
			.click();
		await smsScheduler(simulator, ['+14155550184'], 'Two days later', dayAfterTomorrow());
		await region('Scheduled')
			.getByRole('button', { name: /Move clock to/ })
			.click();
		await phoneCard('+14155550184').getByText('Two days later').waitFor();
	});
});

describe('The inbox by keyboard alone', { timeout: LIMIT_MS }, () => {
	useInbox();

	test('begins with the way past the head of the page', async () => {
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		assert.equal(await page.evaluate('document.activeElement.id'), 'phones-title');
	});

	test('adds a phone and opts it out', async () => {
		await page.getByLabel('Find or add a phone').focus();
		await page.keyboard.type(PHONE);
		await page.keyboard.press('Enter');
		await phoneCard().waitFor();
		await page
			.getByRole('group', { name: `Make ${PHONE}` })
			.getByRole('button', { name: 'Opted out' })
			.press('Enter');
		await page.locator('[aria-pressed=true]', { hasText: 'Opted out' }).waitFor();
	});

	test('has a name for everything that can be pressed or filled in', async () => {
		const nameless = await page.getByRole('button', { name: /^\s*$/ }).count();
		const fields = page.locator('input:visible, select:visible, textarea:visible');
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
		useInbox({ ...how, width: 360, height: 740 });

		test('has the colours for it, and fits a telephone', async () => {
			const background = await page
				.locator('body')
				.evaluate((body) => getComputedStyle(body).backgroundColor);
			const [red = 0] = (/\d+/.exec(background) ?? []).map(Number);
			assert.equal(red < 128, isDark, background);
			assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
		});
	});
}
