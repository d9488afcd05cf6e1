/** A person with the triggers that providers call, in n8n's editor. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { picture } from './pictures.mts';
import { openEditor } from './stage.mts';
import { steps } from './steps.mts';

const LIMIT_MS = 120_000;
const SECRET = 'Xk7-pQ2m+Vt9/zR4w';
const FROM = '+14155550176';

const TRIGGERS = [
	{
		provider: 'voipCommunications',
		name: 'VoIP Communications',
		event: 'On new VoIP Communications event',
		place: 'as the Callback URL of each number that receives replies',
		to: '17134567890',
	},
	{
		provider: 'enswitch',
		name: 'Enswitch',
		event: 'On text message',
		place: 'under Settings » Customer » Send events to URL',
		to: '2125550000',
	},
] as const;

const { stage, editor } = await openEditor();

for (const { provider, name, event, place, to } of TRIGGERS) {
	describe(`${name} Trigger`, { timeout: LIMIT_MS }, () => {
		const step = steps(() => editor.page);
		let url = '';

		step('is found by the name of its provider, and says where its URL belongs', async () => {
			await editor.begin(name, event);
			await editor.panel.getByText(place).first().waitFor();
		});

		step('shows its URL with the secret in it, once that is entered', async () => {
			await editor.form.type('Secret', SECRET);
			await editor.panel.getByText('Webhook URLs', { exact: true }).click();
			const address = editor.panel.getByText(/\/webhook-test\/\S+/).first();
			await address.waitFor();
			url = (await address.innerText()).trim();
			assert.ok(url.endsWith(`?key=${encodeURIComponent(SECRET)}`), url);
		});

		step('while the editor listens, a phone that replies in the inbox is its event', async () => {
			await editor.page.getByTestId('node-execute-button').first().click();
			await editor.panel.getByText('Listening for test event').first().waitFor();
			stage.simulator.callbacks.setUrl(provider, url);
			stage.simulator.receive({ provider, from: FROM, to, text: 'Stop' });
			const [row] = await editor.output();
			assert.deepEqual(
				[row?.['provider'], row?.['from'], row?.['text'], row?.['optOut']],
				[provider, FROM, 'Stop', 'true'],
			);
			if (provider === 'enswitch') await picture('enswitch-trigger', editor.panel);
		});
	});
}
