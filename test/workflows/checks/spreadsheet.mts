import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { INodeExecutionData } from 'n8n-workflow';

import { itemsOf, outputOf, type Stage } from '../stage.mts';

const SPREADSHEET = 'smsExample000004';
const GOOD = ['+12815550111', '+12815550112', '+447700900114'];

/** Import of a spreadsheet with bad numbers. */
export function spreadsheet(stage: () => Stage): void {
	let sample: Buffer;

	it('texts the good rows once each, and lists the bad ones as they stand, with the reason', async () => {
		const execution = await stage().execute(SPREADSHEET, 'Try It');
		const received = stage().received('voipCommunications', ...GOOD);
		assert.deepEqual(received.map(({ phone }) => phone).sort(), GOOD);
		assert.deepEqual(
			outputOf(execution, 'Sent').map(({ name, phone }) => [name, phone]),
			['Ann', 'Ben', 'Gwen'].map((name, index) => [name, GOOD[index]]),
		);
		const reasons = [
			[103, 'Cleo', '555 0113', /not a complete phone number/],
			[104, 'Dan', '', /empty/],
			[105, 'Eve', 'call her mother', /not a phone number/],
			[106, 'Finn', '4.479E+11', /lost digits in a spreadsheet/],
		] as const;
		const wrong = outputOf(execution, 'What Is Wrong');
		assert.equal(wrong.length, reasons.length);
		for (const [index, [customer, name, phone, why]] of reasons.entries()) {
			const found = wrong[index];
			assert.deepEqual(
				[found?.['customer'], found?.['name'], found?.['phone']],
				[customer, name, phone],
			);
			assert.equal(found?.['submission'], 'rejected');
			assert.match(String(found?.['why']), why);
		}
		sample = await fileOf(stage(), itemsOf(execution, 'As a Spreadsheet'), 'Spreadsheet');
		const list = await fileOf(stage(), itemsOf(execution, 'List of Bad Numbers'), 'data');
		const lines = list.toString('utf8').trim().split(/\r?\n/);
		assert.match(lines[0] ?? '', /^\W?customer,name,phone,submission,why$/);
		assert.equal(lines.length, 1 + reasons.length);
		assert.match(lines[1] ?? '', /^103,Cleo,555 0113,rejected,/);
	});

	it("takes a spreadsheet through its form, and lists what the provider refuses in the provider's words", async () => {
		await stage().api.publish(SPREADSHEET);
		stage().simulator.setPhone('+12815550112', 'blacklisted');
		const before = stage().received('voipCommunications', ...GOOD).length;
		const body = new FormData();
		body.set('field-0', new Blob([new Uint8Array(sample)]), 'people.xlsx');
		const id = await stage().call(SPREADSHEET, '/form/sms-spreadsheet', { method: 'POST', body });
		const execution = await stage().ended(id);
		assert.equal(stage().received('voipCommunications', ...GOOD).length, before + 2);
		const wrong = outputOf(execution, 'What Is Wrong');
		assert.deepEqual(
			wrong.map(({ name }) => name),
			['Ben', 'Cleo', 'Dan', 'Eve', 'Finn'],
		);
		assert.match(String(wrong[0]?.['why']), /The destination does not accept messages/);
	});
}

async function fileOf(
	stage: Stage,
	items: INodeExecutionData[],
	property: string,
): Promise<Buffer> {
	const binary = items[0]?.binary?.[property];
	assert.ok(binary, `there is no file in ${property}`);
	return binary.id === undefined
		? Buffer.from(binary.data, 'base64')
		: await stage.api.file(binary.id);
}
