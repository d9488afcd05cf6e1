/** The inbox page in a real browser: what it shows as it happens, and what its buttons do. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { proTexting, SEND, SENDING, smsScheduler } from '../inbox/support.mts';
import { LIMIT_MS, PHONE, SHOWN, useBrowser, useInbox } from './inboxPage.mts';

const browser = useBrowser();

describe('The inbox shows, without a reload', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);

	for (const provider of SENDING) {
		test(`a message sent by ${provider}`, async () => {
			await SEND[provider](inbox().simulator, { to: PHONE, text: `Hello from ${provider}` });
			const message = inbox().card().getByText(`Hello from ${provider}`);
			await message.waitFor();
			assert.match(await inbox().card().innerText(), /1 segment/);
		});
	}

	test('markup in a text as the text that it is', async () => {
		const text = '<img src=x onerror=alert(1)>';
		await SEND.proTexting(inbox().simulator, { to: '+14155550182', text });
		await inbox().page.getByText(text).waitFor();
		assert.equal(await inbox().page.locator('main img').count(), 0);
	});

	test('what arrives to a screen reader', async () => {
		const { page, simulator } = inbox();
		const announcer = page.locator('[aria-live=polite], [role=log]');
		const told = (text: string) =>
			announcer.filter({ hasText: text }).waitFor({ state: 'attached' });
		// What arrived before is not told again.
		await page.reload();
		await inbox().card().first().waitFor();
		await SEND.enswitch(simulator, { to: PHONE, text: 'Read me out' });
		await told(`Message for ${SHOWN}: Read me out`);
		// Several within a second are told as a number.
		const phones = Array.from({ length: 5 }, (_, index) => `+3361234500${index}`);
		await smsScheduler(simulator, phones, 'To all', '2020-01-01');
		await told('messages arrived');
	});

	test('a scheduled message with its countdown, and the provider’s zone', async () => {
		await smsScheduler(inbox().simulator, [PHONE], 'In two days', inbox().dayAfterTomorrow());
		const item = inbox()
			.region('Scheduled')
			.getByRole('listitem')
			.filter({ hasText: 'In two days' });
		await item.waitFor();
		assert.match(await item.innerText(), /in \d+ (?:d|h)[\s\S]*Europe\/Paris/);
	});

	test('a campaign with its name and its groups, also among what is scheduled', async () => {
		await proTexting(inbox().simulator, 'sms/send-group-schedule-message', {
			CampaignName: 'Opening',
			Message: 'Doors open at eight',
			DateTime: `${inbox().dayAfterTomorrow()} 09:00:00`,
			GroupIds: [100],
		});
		for (const name of ['Scheduled', 'Campaigns']) {
			const card = inbox().region(name).locator('.card').filter({ hasText: 'Opening' });
			await card.waitFor();
			assert.match(await card.innerText(), /Opening\s+To 100 recipients\s+My Group \(100\)/);
		}
	});
});

describe('A button of the inbox', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);

	test('makes a phone unreachable', async () => {
		await SEND.enswitch(inbox().simulator, { to: PHONE, text: 'First' });
		await inbox().make('Unreachable');
		await SEND.enswitch(inbox().simulator, { to: PHONE, text: 'Never seen' });
		await inbox().page.getByText('Never reached the phone.').waitFor();
		assert.equal(inbox().simulator.phones.get(PHONE)?.condition, 'unreachable');
	});

	test('makes a phone opted out, which a provider refuses', async () => {
		await inbox().make('Opted out');
		const before = inbox().simulator.ledger.length;
		await SEND.proTexting(inbox().simulator, { to: PHONE, text: 'Not wanted' });
		assert.equal(inbox().simulator.ledger.length, before);
	});

	test('makes a phone slow', async () => {
		await inbox().make('Slow');
		assert.equal(inbox().simulator.phones.get(PHONE)?.condition, 'slow');
	});

	test('replies as a phone', async () => {
		await inbox().card().locator('summary').click();
		await inbox().card().getByLabel('Text', { exact: true }).fill('Yes, I am coming');
		await inbox().card().getByLabel('Text', { exact: true }).press('Enter');
		await inbox().card().locator('.reply', { hasText: 'Yes, I am coming' }).waitFor();
	});

	const moods: ReadonlyArray<
		[button: string, provider: keyof typeof SEND, shown: string, status: number]
	> = [
		['Throttle', 'smsScheduler', 'SMS Scheduler', 429],
		['Fail', 'proTexting', 'ProTexting', 500],
		['Nonsense', 'voipCommunications', 'VoIP Communications', 200],
	];
	for (const [button, provider, shown, status] of moods) {
		test(`makes a provider behave: ${button}`, async () => {
			await inbox().behave(shown, button);
			const before = inbox().simulator.ledger.length;
			const reply = await SEND[provider](inbox().simulator, { to: '+14155550183', text: 'Now?' });
			assert.equal(reply.status, status);
			assert.equal(inbox().simulator.ledger.length, before);
		});
	}

	test('makes a provider hang until it is made normal again', async () => {
		const ask = () => SEND.enswitch(inbox().simulator, { to: '+14155550185', text: 'Hello?' });
		await inbox().behave('Enswitch', 'Hang');
		const asked = ask().then(
			() => 'an answer',
			() => 'cut off',
		);
		assert.equal(await Promise.race([asked, sleep(1000, 'silence')]), 'silence');
		await inbox().behave('Enswitch', 'Normal');
		assert.equal(await asked, 'cut off');
		assert.equal((await ask()).status, 200);
	});

	test('moves the clock to a scheduled time, and the message arrives', async () => {
		await inbox().behave('SMS Scheduler', 'Normal');
		await smsScheduler(
			inbox().simulator,
			['+14155550184'],
			'Two days later',
			inbox().dayAfterTomorrow(),
		);
		await inbox()
			.region('Scheduled')
			.getByRole('button', { name: /Move clock to/ })
			.click();
		await inbox().card('+14155550184').getByText('Two days later').waitFor();
	});
});
