/** A person with the trigger that polls ProTexting, in n8n's editor. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { picture } from './pictures.mts';
import { openEditor } from './stage.mts';
import { steps } from './steps.mts';

const LIMIT_MS = 120_000;
const NAME = 'ProTexting';
const FROM = '+14155550177';

const { stage, editor } = await openEditor();

describe('ProTexting Trigger', { timeout: LIMIT_MS }, () => {
	const step = steps(() => editor.page);

	step('is found by the name of its provider, and says what starts it', async () => {
		await editor.begin(NAME, 'On message received');
		await editor.panel.getByText('The first poll records existing messages').waitFor();
		assert.deepEqual(await editor.form.open('Trigger On'), [
			'Delivery Changed',
			'Message Received',
		]);
		await editor.form.take('Message Received');
	});

	step('takes the credential of the ProTexting node', async () => {
		await stage.connect(editor, NAME);
		await editor.seeCredentialPass();
	});

	step('fetches the latest message, to build a workflow with', async () => {
		stage.simulator.receive({ provider: 'proTexting', from: FROM, to: '82257', text: 'Stop' });
		const [row] = await editor.execute();
		assert.deepEqual(
			[row?.['provider'], row?.['from'], row?.['text'], row?.['optOut']],
			['proTexting', FROM, 'Stop', 'true'],
		);
		await picture('protexting-trigger', editor.panel);
	});

	step('shows the other event, with options of its own', async () => {
		await editor.form.choose('Trigger On', 'Delivery Changed');
		assert.equal(await editor.form.field('Keyword').count(), 0);
		await picture('protexting-trigger-delivery', editor.panel);
	});
});
