/** What the inbox page says in each of its states, to a stranger who sees it for the first time. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { startProgram } from '../inbox/program.mts';
import { proTexting, SEND, smsScheduler, voip } from '../inbox/support.mts';
import { faintTexts } from './contrast.mts';
import { LIMIT_MS, PHONE, useBrowser, useInbox, type Inbox } from './inboxPage.mts';

const browser = useBrowser();
const OWN_NUMBER = '17134567890';

/** A message that can be replied to. */
async function sendTwoWay({ simulator, card }: Inbox): Promise<void> {
	await voip(simulator, { from: OWN_NUMBER, to: PHONE.slice(1), msg: 'At nine?' });
	await card().getByText('At nine?').waitFor();
}

async function writeBack({ card }: Inbox, text: string): Promise<void> {
	const field = card().getByLabel('Text', { exact: true });
	if (!(await field.isVisible())) await card().locator('summary').click();
	await field.fill(text);
	await card().getByRole('button', { name: 'Send reply' }).click();
}

describe('A reply', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser);
	const field = () => inbox().page.getByLabel('Callback URL of VoIP Communications');
	const setUrl = async (url: string): Promise<void> => {
		await field().fill(url);
		const answered = inbox().page.waitForResponse(/\/control\/callbacks\//);
		await field().press('Enter');
		await answered;
	};

	test('says that nobody is told of it yet, and where to change that', async () => {
		await sendTwoWay(inbox());
		await writeBack(inbox(), 'To nobody');
		await inbox().card().getByText('Callback: no URL is set, see Providers').waitFor();
	});

	test('is not sent to another machine: the field says so, and keeps the focus', async () => {
		await setUrl('https://example.com/hook');
		await inbox()
			.page.getByRole('alert')
			.filter({ hasText: /must be a whole address of this machine/ })
			.waitFor();
		assert.equal(await field().getAttribute('aria-invalid'), 'true');
		assert.equal(await field().evaluate((one) => one === document.activeElement), true);
	});

	for (const [status, words] of [
		[200, 'Callback: delivered'],
		[404, 'Callback: HTTP 404, is the workflow published?'],
		[500, 'Callback: HTTP 500'],
	] as const) {
		test(`shows that it was answered with ${status}, and tells a screen reader`, async (context) => {
			const program = await startProgram(status);
			context.after(program.close);
			await setUrl(program.url);
			await writeBack(inbox(), `Answer ${status}`);
			await inbox()
				.card()
				.locator('.reply', { hasText: `Answer ${status}` })
				.getByText(words, { exact: true })
				.waitFor();
			const told = inbox().page.locator('[aria-live=polite]');
			await told.filter({ hasText: words }).waitFor({ state: 'attached' });
			assert.match(program.requests[0]?.body ?? '', /^from=14155550181&to=17134567890&msg=Answer/);
		});
	}

	test('cannot be given where nobody gets it, as the card says in few words', async () => {
		const { simulator, card } = inbox();
		await SEND.smsScheduler(simulator, { to: '+14155550190', text: 'Hi' });
		await card('+14155550190').getByText('SMS Scheduler takes no replies.').waitFor();
		await SEND.voipCommunications(simulator, { to: '+14155550191', text: 'Hi' });
		await card('+14155550191').getByText('The bulk route takes no replies.').waitFor();
	});
});

describe('The providers', { timeout: LIMIT_MS }, () => {
	const inbox = useInbox(browser, { width: 1280, height: 860 });

	test('can be changed without scrolling, with four scheduled messages', async () => {
		const { simulator, page, region, behave, dayAfterTomorrow } = inbox();
		for (const text of ['One', 'Two', 'Three', 'Four']) {
			await smsScheduler(simulator, [PHONE], text, dayAfterTomorrow());
		}
		await region('Scheduled').getByText('Four').waitFor();
		for (const title of ['ProTexting', 'SMS Scheduler', 'Enswitch', 'VoIP Communications']) {
			await behave(title, 'Hang');
		}
		assert.equal(await page.evaluate('scrollY'), 0);
	});
});

for (const dark of [false, true]) {
	describe(`The states of phones (${dark ? 'dark' : 'light'})`, { timeout: LIMIT_MS }, () => {
		const inbox = useInbox(browser, { dark });

		test('are told apart by words and signs, not by colour alone', async () => {
			const { simulator, card } = inbox();
			simulator.setPhone('+14155550102', 'normal', { proTexting: 3 });
			simulator.setPhone('+14155550103', 'optedOut');
			simulator.setPhone('+14155550104', 'slow');
			await SEND.enswitch(simulator, { to: '+14155550101', text: 'Hello' });
			await SEND.proTexting(simulator, { to: '+14155550102', text: 'Hello' });
			await SEND.enswitch(simulator, { to: '+14155550103', text: 'Hello' });
			await SEND.enswitch(simulator, { to: '+14155550104', text: 'Hello' });
			simulator.clock.advance(3000);
			for (const [phone, badges] of [
				['+14155550101', /^✓ delivered$/],
				['+14155550102', /^✕ undeliverable$/],
				['+14155550103', /^⊘ Opted out\s*✕ undeliverable$/],
				['+14155550104', /^◷ Slow\s*→ enroute$/],
			] as const) {
				await card(phone).locator('.badges', { hasText: badges }).waitFor();
			}
			const looks = await inbox()
				.page.locator('.phone .head')
				.evaluateAll((heads) =>
					heads.map((head) => {
						const { backgroundColor, backgroundImage, borderBottomStyle } = getComputedStyle(head);
						return [backgroundColor, backgroundImage, borderBottomStyle].join();
					}),
				);
			assert.equal(new Set(looks).size, 4);
		});

		test('and all else that there is to read have a contrast of 4.5 or more', async () => {
			const { simulator, page, region, dayAfterTomorrow } = inbox();
			simulator.setMood('enswitch', 'hanging');
			await proTexting(simulator, 'sms/send-group-schedule-message', {
				CampaignName: 'Opening',
				Message: 'Doors open at eight',
				DateTime: `${dayAfterTomorrow()} 09:00:00`,
				GroupIds: [100],
			});
			await region('Scheduled').getByText('Opening').waitFor();
			await sendTwoWay(inbox());
			await writeBack(inbox(), 'Yes');
			const field = page.getByLabel('Find or add a phone');
			assert.deepEqual(await faintTexts(page), []);
			await field.fill('415');
			await field.press('Enter');
			await page.locator('#find-hint.wrong').waitFor();
			assert.deepEqual(await faintTexts(page), []);
		});

		test('and all else fit a telephone', async () => {
			const { page } = inbox();
			await page.getByLabel('Find or add a phone').fill('');
			await page.setViewportSize({ width: 360, height: 740 });
			assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
		});
	});
}
