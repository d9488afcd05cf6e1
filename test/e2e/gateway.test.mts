/** A person with SMS Gateway in n8n's editor: one node, two providers. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { picture } from './pictures.mts';
import { openEditor } from './stage.mts';
import { steps } from './steps.mts';

const LIMIT_MS = 120_000;
const TO = '+14155550177';
const TEXT = 'The cold store is at 9 degrees.';

const { stage, editor } = await openEditor();

/** An hour that begins in two, by the clock of n8n, which is in Tokyo here. */
function laterToday(): { from: string; to: string } {
	const hour = new Date(Date.now() + 9 * 3_600_000).getUTCHours();
	const clock = (ahead: number) => `${String((hour + ahead) % 24).padStart(2, '0')}:00`;
	return { from: clock(2), to: clock(3) };
}

describe('SMS Gateway', { timeout: LIMIT_MS }, () => {
	const step = steps(() => editor.page);

	step('is found by its name, and asks for the credential of the provider alone', async () => {
		await editor.begin('SMS Gateway', 'Send message');
		assert.deepEqual(await editor.connections(), ['ProTexting']);
		await stage.connect(editor, 'ProTexting');
		const numbers = await editor.form.openList('From');
		await numbers.shown('16463498001');
		await editor.page.keyboard.press('Escape');
	});

	step('a fallback brings its own fields, and asks for its own credential', async () => {
		await editor.form.addEntry('Add Fallback Provider', 'VoIP Communications');
		await editor.form.field('VoIP Communications: From').waitFor();
		assert.deepEqual(await editor.connections(), ['VoIP Communications']);
		await stage.connect(editor, 'VoIP Communications');
		await editor.form.type('VoIP Communications: From', '17134567890');
	});

	step('what the provider has no credit for, the fallback sends', async () => {
		await editor.form.type('To', TO);
		await editor.form.type('Message', TEXT);
		stage.simulator.script({ provider: 'proTexting', answer: { status: 402, body: '' } });
		const [row] = await editor.execute();
		assert.deepEqual(
			[row?.['provider'], row?.['submission'], row?.['to']],
			['voipCommunications', 'accepted', TO],
		);
		assert.match(row?.['refusedBy'] ?? '', /proTexting/);
		await editor.panel.getByText('1 message fell back to VoIP Communications').waitFor();
		await picture('sms-gateway', editor.panel);
		assert.deepEqual(
			stage.simulator.ledger.map(({ provider, text }) => [provider, text]),
			[['voipCommunications', TEXT]],
		);
	});

	step('another provider keeps what was entered, and shows its own fields', async () => {
		await editor.form.choose('Provider', 'SMS Scheduler');
		await editor.form.field('Sender ID').waitFor();
		assert.equal(await editor.form.textOf('To'), TO);
		assert.equal(await editor.form.textOf('Message'), TEXT);
		assert.equal(await editor.form.textOf('VoIP Communications: From'), '17134567890');
		assert.deepEqual(await editor.connections(), ['SMS Scheduler']);
		await stage.connect(editor, 'SMS Scheduler');
		await editor.form.type('Sender ID', '123');
	});

	step('sending hours hold a message back, and say until when', async () => {
		await editor.form.addOption('Sending Hours');
		const hours = editor.form.below('Sending Hours');
		const { from, to } = laterToday();
		await hours.type('From', from);
		await hours.type('To', to);
		const [row] = await editor.executeAgain();
		assert.deepEqual([row?.['submission'], row?.['reason']], ['notSent', 'sendingHours']);
		assert.match(row?.['reasonText'] ?? '', new RegExp(`outside the sending hours \\(${from}`));
	});

	step('and a campaign likewise', async () => {
		await editor.form.choose('Resource', 'Campaign');
		await editor.form.choose('Operation', 'Send');
		const [row] = await editor.executeAgain();
		assert.deepEqual(
			[row?.['submission'], row?.['reason'], row?.['recipients']],
			['notSent', 'sendingHours', '1'],
		);
		assert.equal(stage.simulator.ledger.length, 1, 'what the fallback sent before');
	});

	step("a fallback's sender is picked from the list of its own account", async () => {
		await editor.form.addEntry('Add Fallback Provider', 'Enswitch');
		await stage.connect(editor, 'Enswitch');
		const numbers = await editor.form.openList('Enswitch: From');
		assert.deepEqual(await numbers.shown('2125551234 (example1)'), [
			'2125551234 (example1)',
			'2125550000 (example2)',
		]);
		await numbers.take('2125550000 (example2)');
	});
});
