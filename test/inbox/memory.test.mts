import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { createSimulator, type Simulator } from '../../sandbox/simulator/simulator.mts';
import { useFolder } from '../start/support.mts';
import { DOCUMENTED_SECRETS } from '../simulator/support.mts';
import { control, inboxOf, proTexting, SEND } from './support.mts';

const AT_START = 'http://127.0.0.1:5678/webhook/example';
const OTHER = 'http://127.0.0.1:5678/webhook/mine';

describe('A restart', () => {
	const folder = useFolder();
	let simulator: Simulator | undefined;
	const file = () => path.join(folder(), 'data', 'inbox.json');
	const start = async (url = AT_START): Promise<Simulator> => {
		await simulator?.close();
		simulator = await createSimulator({
			secrets: DOCUMENTED_SECRETS,
			callbackUrls: { voipCommunications: url },
			keepIn: file(),
		});
		return simulator;
	};
	afterEach(async () => {
		await simulator?.close();
		simulator = undefined;
	});

	test('keeps the phones, their conditions and opt-outs, and the Callback URLs', async () => {
		const first = await start();
		await control(first, 'phones/+33612345001', {});
		await control(first, 'phones/+33612345002', { condition: 'optedOut' });
		await control(first, 'phones/+33612345003', { finalStatus: { proTexting: 3 } });
		await proTexting(first, 'contacts/opt-out', { PhoneNumber: '16461234567' });
		await SEND.enswitch(first, { to: '+33612345004', text: 'Hi' });
		await control(first, 'callbacks/enswitch', { url: OTHER });
		const second = await start();
		const { phones, messages } = await inboxOf(second);
		const shown = phones.shown.map((one) => [one.phone, one.condition, one.optedOutOf.join()]);
		assert.deepEqual(shown.sort(), [
			['+16461234567', 'normal', 'proTexting'],
			['+33612345001', 'normal', ''],
			['+33612345002', 'optedOut', ''],
			['+33612345003', 'normal', ''],
			['+33612345004', 'normal', ''],
		]);
		assert.equal(messages, 0);
		assert.deepEqual(second.phones.get('+33612345003')?.finalStatus, { proTexting: 3 });
		assert.equal(second.callbacks.urlOf('enswitch'), OTHER);
		const refused = await SEND.proTexting(second, { to: '+16461234567', text: 'Sale' });
		assert.equal(refused.status, 422);
	});

	test('takes the Callback URL of its own start, unless somebody changed it', async () => {
		await start();
		assert.equal((await start(OTHER)).callbacks.urlOf('voipCommunications'), OTHER);
		await control(simulator!, 'callbacks/voipCommunications', { url: '' });
		assert.equal((await start()).callbacks.urlOf('voipCommunications'), '');
	});

	test('by a kill keeps them too: they are written while it runs', async () => {
		await control(await start(), 'phones/+33612345001', { condition: 'slow' });
		while (!existsSync(file())) await sleep(20);
		assert.match(await readFile(file(), 'utf8'), /\+33612345001[^]*slow/);
	});

	test('after everything was cleared begins with nothing', async () => {
		await control(await start(), 'phones/+33612345001', { condition: 'optedOut' });
		await control(await start(), 'reset', {});
		assert.equal((await inboxOf(await start())).phones.shown.length, 0);
	});

	for (const [what, text] of [
		['no JSON', '{ oh'],
		['other JSON', '[1]'],
		['a phone without a condition', '{"phones":[{"phone":"+33612345001"}]}'],
		['a URL of another machine', '{"callbackUrls":{"enswitch":"https://example.com/"}}'],
	] as const) {
		test(`starts where the file has ${what}`, async () => {
			await start();
			await control(simulator!, 'phones/+33612345009', {});
			await simulator?.close();
			simulator = undefined;
			await writeFile(file(), text);
			const { phones } = await inboxOf(await start());
			assert.equal(phones.shown.length, 0);
			assert.equal(simulator!.callbacks.urlOf('enswitch'), '');
		});
	}
});
