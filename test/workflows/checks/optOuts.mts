import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { outputOf, type Stage } from '../stage.mts';

const OPT_OUTS = 'smsExample000010';
const OWN = '82257';

/** n8n lets no trigger poll more often than once a minute. */
const LONGEST_MS = 150_000;

/** STOP received → contact opted out. */
export function optOuts(stage: () => Stage): void {
	const receive = (from: string, text: string): void =>
		stage().simulator.receive({ provider: 'proTexting', from, to: OWN, text });

	it('opts out who is in the sample, and says so', async () => {
		const execution = await stage().execute(OPT_OUTS, 'STOP Received');
		const [done, ...more] = outputOf(execution, 'Opted Out');
		assert.deepEqual(more, []);
		assert.deepEqual(done, {
			phone: '+14155550171',
			text: 'STOP',
			at: '2026-01-11T15:05:00.000Z',
		});
		assert.deepEqual(outputOf(execution, 'Look Into It'), []);
	});

	it('asks by itself once published, and opts out whoever writes STOP, and nobody else', async () => {
		receive('14155550172', 'STOP');
		const { api, simulator } = stage();
		const before = await api.executions(OPT_OUTS);
		const polls = () => simulator.requests.filter(({ path }) => path === 'inbox/index').length;
		const ahead = polls();
		const end = Date.now() + LONGEST_MS;
		await api.publish(OPT_OUTS);
		// n8n publishes in its own time: what comes before the first poll is there already.
		while (polls() === ahead && Date.now() < end) await sleep(200);
		receive('14155550173', 'Stop!');
		receive('14155550174', 'Where is the bus stop?');
		const optedOut = () =>
			simulator.requests
				.filter(({ path }) => path === 'contacts/opt-out')
				.map(({ body }) => /\d{11}/.exec(body)?.[0])
				.slice(1);
		while (optedOut().length === 0 && Date.now() < end) await sleep(500);
		const started = (await api.executions(OPT_OUTS)).filter((one) => !before.includes(one));
		const [id, ...others] = started.map(String);
		assert.ok(id && others.length === 0, `${others.length + 1} executions`);
		const execution = await stage().ended(id);
		assert.deepEqual(
			outputOf(execution, 'Opted Out').map(({ phone }) => phone),
			['+14155550173'],
		);
		assert.deepEqual(optedOut(), ['14155550173']);
	});
}
