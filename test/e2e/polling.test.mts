/** A person with the trigger that polls ProTexting, in n8n's editor. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import type { Editor } from './editor.mts';
import { picture } from './pictures.mts';
import { PROVIDERS } from './providers.mts';
import { Stage } from './stage.mts';
import { steps } from './steps.mts';

const LIMIT_MS = 120_000;
const NAME = 'ProTexting';
const FROM = '+14155550177';

let stage: Stage;
let editor: Editor;

before(async () => {
	stage = await Stage.open();
	editor = await stage.openEditor();
});
after(() => stage?.close());

describe('ProTexting Trigger', { timeout: LIMIT_MS }, () => {
	const step = steps(() => editor.page);

	step('is found by the name of its provider, and says what starts it', async () => {
		await editor.begin(NAME, 'On message received');
		await editor.panel.getByText('The first time, what is there already').waitFor();
		assert.deepEqual(await editor.form.open('Trigger On'), [
			'Delivery Changed',
			'Message Received',
		]);
		await editor.form.take('Message Received');
	});

	step('takes the credential of the ProTexting node', async () => {
		const form = await editor.newCredential(NAME);
		const own = PROVIDERS.find(({ name }) => name === NAME) ?? assert.fail();
		for (const [label, text] of Object.entries(own.credential(stage.simulator.credentials))) {
			await form.type(label, text);
		}
		await editor.saveCredential();
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
