import assert from 'node:assert/strict';
import { it } from 'node:test';

import { outputOf, type Stage } from '../stage.mts';

const CRM = 'smsExample000001';

/** CRM trigger → personal SMS. */
export function crm(stage: () => Stage): void {
	it('welcomes by name the sample contact who agreed, and not the other one', async () => {
		const execution = await stage().execute(CRM, 'New Contact in the CRM');
		const received = stage().received('proTexting', '+14155550101', '+14155550102');
		assert.deepEqual(
			received.map(({ phone, text }) => [phone, /^Hello Ann,/.test(text)]),
			[['+14155550101', true]],
		);
		const [sent] = outputOf(execution, 'Sent: Note It in the CRM');
		assert.deepEqual(sent, {
			contactId: 'C-501',
			submission: 'accepted',
			messageId: received[0]?.id,
		});
		assert.equal(outputOf(execution, 'No Text Wanted')[0]?.['contactId'], 'C-502');
	});

	it('texts the contact that a CRM reports to the webhook', async () => {
		await stage().api.publish(CRM);
		const body = { id: 7, firstName: 'Zoë', phone: '415 555 0103', agreedToTexts: true };
		await stage().post(CRM, 'crm-contact', body);
		const [text] = stage().received('proTexting', '+14155550103');
		assert.match(text?.text ?? '', /^Hello Zoë,/);
	});

	it('gives the reason, and which contact it was, when the number is none', async () => {
		const body = { id: 8, firstName: 'Max', phone: '555', agreedToTexts: true };
		const execution = await stage().post(CRM, 'crm-contact', body);
		const [failed] = outputOf(execution, 'Not Sent: Tell Somebody');
		assert.deepEqual([failed?.['contactId'], failed?.['submission']], ['8', 'rejected']);
		assert.match(String(failed?.['why']), /'555'/);
	});
}
