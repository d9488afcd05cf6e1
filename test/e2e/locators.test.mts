/** A person who picks from the lists of an account in n8n's editor. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import type { PickList } from './pickList.mts';
import { picture } from './pictures.mts';
import { PROVIDERS } from './providers.mts';
import { openEditor } from './stage.mts';
import { steps, type Step } from './steps.mts';

const LIMIT_MS = 120_000;

const { stage, editor } = await openEditor({ proTexting: { extraTemplates: 250 } });

/** A new workflow with the node, its credential, a recipient and a text. */
function beginSteps(step: Step, name: string): void {
	step('opens the node, with its credential', async () => {
		await editor.begin(name, `Send message via ${name}`);
		await stage.connect(editor, name);
		await editor.seeCredentialPass();
		await editor.form.fill(PROVIDERS.find((one) => one.name === name)?.send ?? {});
	});
}

describe('The MMS templates of ProTexting', { timeout: LIMIT_MS }, () => {
	const step = steps(() => editor.page);
	let list: PickList;
	beginSteps(step, 'ProTexting');

	step('open with those that can be used', async () => {
		await editor.form.addOption('MMS Template');
		list = await editor.form.openList('MMS Template');
		const names = await list.shown('My Image (10586)');
		assert.ok(names.length > 70 && names.length <= 100, String(names.length));
		assert.ok(names.every((name) => !name.includes('Rejected')));
	});

	step('go on when a person comes to the end', async () => {
		await list.toTheEnd();
		const names = await list.shown('Picture 20196 (20196)');
		assert.ok(names.length > 150, String(names.length));
	});

	step('are searched to the end of the list: what cannot be used comes last', async () => {
		await list.search('picture 2024');
		const names = await list.shown('Picture 20240 (20240, Rejected)');
		const usable = [1, 2, 3, 4, 6, 7, 8, 9].map((n) => `Picture 2024${n} (2024${n})`);
		const rejected = [0, 5].map((n) => `Picture 2024${n} (2024${n}, Rejected)`);
		assert.deepEqual(names, [...usable, ...rejected]);
	});

	step('make an MMS of the message', async () => {
		await list.take('Picture 20247 (20247)');
		const [row] = await editor.execute();
		assert.equal(row?.['submission'], 'accepted');
		assert.equal(stage.simulator.ledger.at(-1)?.kind, 'MMS');
		assert.match(stage.simulator.requests.at(-1)?.body ?? '', /"MmsTemplateId":20247/);
	});
});

describe('The senders of Enswitch', { timeout: LIMIT_MS }, () => {
	const step = steps(() => editor.page);
	beginSteps(step, 'Enswitch');

	step('are its numbers at first, and its telephone lines when they are asked for', async () => {
		const numbers = await editor.form.openList('From');
		assert.deepEqual(await numbers.shown('2125551234 (example1)'), [
			'2125551234 (example1)',
			'2125550000 (example2)',
		]);
		await editor.page.keyboard.press('Escape');
		await editor.form.choose('Sender Type', 'Telephone Line');
		const lines = await editor.form.openList('From');
		assert.deepEqual(await lines.shown('1234567 (Example line)'), ['1234567 (Example line)']);
		await picture('enswitch-lines', editor.panel);
		await lines.take('1234567 (Example line)');
	});

	step('send: the message comes from the line', async () => {
		const [row] = await editor.execute();
		assert.equal(row?.['submission'], 'accepted');
		const sent = new URLSearchParams(stage.simulator.requests.at(-1)?.body);
		assert.deepEqual([sent.get('stype'), sent.get('snumber')], ['phone', '1234567']);
	});

	step('say why there are none, and can be typed still', async () => {
		await editor.form.choose('Sender Type', 'Number');
		const answer = { status: 200, body: '{"responses":[{"code":"402","key":"","message":"No"}]}' };
		stage.simulator.script({ provider: 'enswitch', match: { path: 'numbers/list' }, answer });
		const list = await editor.form.openList('From');
		// n8n keeps what a list held before, but asks for what it is searched for.
		await list.search('2');
		assert.match(await list.error(), /Enswitch: No/);
		await editor.page.keyboard.press('Escape');
		await editor.form.setMode('From', 'By Number');
		const typed = editor.panel.getByPlaceholder('e.g. 2125550000');
		await typed.fill('2125550000');
		await typed.blur();
		// n8n takes over what is typed into a locator after a moment.
		await editor.page.waitForTimeout(1000);
		const [row] = await editor.execute();
		assert.equal(row?.['submission'], 'accepted');
	});
});
