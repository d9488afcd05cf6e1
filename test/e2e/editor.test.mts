/** A person with the four nodes in n8n's editor, and with the inbox beside it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { picture } from './pictures.mts';
import { PROVIDERS, type Entries, type ProviderCase } from './providers.mts';
import { openEditor } from './stage.mts';
import { steps, type Step } from './steps.mts';

const LIMIT_MS = 120_000;
/** Those of the account in the simulator, as the drop-down sorts them. */
const GROUPS = [
	'All participants under 21 years old',
	'My Group',
	'Newsletter',
	'Sweeps winners from Feb 1, 2015',
];
const YEAR = new Date().getFullYear() + 1;
const SEND_AT = `${YEAR}-03-14T18:30:00`;

const { stage, editor } = await openEditor();
const inbox = await stage.openInbox();

/** The part of the inbox under a heading. */
function section(name: string) {
	return inbox.getByRole('region', { name });
}

for (const provider of PROVIDERS) {
	describe(provider.name, { timeout: LIMIT_MS }, () => {
		const step = steps(() => editor.page);
		credentialSteps(step, provider);
		sendSteps(step, provider);
		if (provider.schedule === undefined) noScheduleSteps(step);
		else scheduleSteps(step, provider, provider.schedule);
		if (provider.provider === 'proTexting') groupSteps(step);
	});
}

function credentialSteps(step: Step, provider: ProviderCase): void {
	const { name, picture: shown, credential, secret, refusal } = provider;
	const entries = (): Entries => credential(stage.simulator.credentials);

	step('is found by its name, with its icon', async () => {
		await editor.newWorkflow();
		const found = await editor.find(name);
		const icon = found.locator('img').first();
		await icon.waitFor();
		assert.ok(await icon.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0));
		await editor.add(found, `Send message via ${name}`);
	});

	step('a credential with a wrong secret fails its test, which says what to do', async () => {
		const form = await editor.newCredential(name);
		await form.fill({ ...entries(), [secret]: 'mistyped' });
		await editor.saveCredential();
		assert.match(await editor.refusal(), refusal);
		await picture(`${shown}-credential`, editor.dialog);
		await form.type(secret, entries()[secret] ?? '');
		await editor.saveCredential();
	});

	step('with the right secret, the test passes', async () => {
		await editor.seeCredentialPass();
	});
}

function sendSteps(step: Step, { picture: shown, provider, send, pick = {} }: ProviderCase): void {
	step('sends: the result is in the output, the message in the inbox', async () => {
		await editor.form.fill(send);
		for (const [label, entry] of Object.entries(pick)) await editor.form.pick(label, entry);
		const [row] = await editor.execute();
		assert.equal(row?.['provider'], provider);
		assert.equal(row['to'], send['To']);
		assert.equal(row['submission'], 'accepted');
		await picture(`${shown}-send`, editor.panel);
		await section('Phones')
			.getByText(send['Message'] ?? '?')
			.waitFor();
	});
}

function scheduleSteps(
	step: Step,
	{ name, picture: shown }: ProviderCase,
	schedule: Entries,
): void {
	step('schedules: the result has the time, the inbox counts down to it', async () => {
		await editor.begin(name, `Schedule message via ${name}`);
		await editor.form.fill(schedule);
		await editor.form.typeDate('Send At', SEND_AT);
		const [row] = await editor.execute();
		assert.equal(row?.['submission'], 'accepted');
		// n8n is in Tokyo here.
		assert.equal(row['scheduledFor'], `${YEAR}-03-14T09:30:00.000Z`);
		await picture(`${shown}-schedule`, editor.panel);
		await section('Scheduled')
			.getByText(schedule['Message'] ?? '?')
			.waitFor();
	});
}

function noScheduleSteps(step: Step): void {
	step('offers no Schedule, and says what to do instead', async () => {
		const operations = await editor.form.open('Operation');
		assert.ok(operations.includes('Send') && !operations.includes('Schedule'));
		await editor.form.take('Send');
		await editor.panel.getByText('To send later, add a Wait node before this node.').waitFor();
	});
}

function groupSteps(step: Step): void {
	step('a campaign offers the groups of the account, and goes to the chosen ones', async () => {
		await editor.begin('ProTexting', 'Schedule campaign via ProTexting');
		const groups = await editor.form.open('Group Names or IDs');
		assert.deepEqual(groups, GROUPS);
		await picture('protexting-groups', editor.panel);
		await editor.form.take('My Group');
		await editor.form.take('Newsletter');
		await editor.page.keyboard.press('Escape');
		await editor.form.fill({
			'Campaign Name': 'Summer sale',
			Message: 'Today only: 20 % off everything.',
		});
		await editor.form.typeDate('Send At', SEND_AT);
		const [row] = await editor.execute();
		assert.equal(row?.['submission'], 'accepted');
		const campaign = section('Campaigns').getByRole('listitem').filter({ hasText: 'Summer sale' });
		await campaign.waitFor();
		assert.match(await campaign.innerText(), /My Group[\s\S]*Newsletter/);
	});
}

describe('The inbox beside the editor', { timeout: LIMIT_MS }, () => {
	test('has the messages of all providers', async () => {
		const page = await stage.openInbox({ height: 1240 });
		for (const { send } of PROVIDERS) await page.getByText(send['Message'] ?? '?').waitFor();
		await picture('inbox', page);
		await page.close();
	});
});
