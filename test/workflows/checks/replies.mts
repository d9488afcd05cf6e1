import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { json, outputOf, type Stage } from '../stage.mts';

const REPLIES = 'smsExample000009';
const OWN = '17134567890';
/** As n8n shows it in the trigger. */
const WEBHOOK = 'sms-sms-reply/:sms-ms-reply?key=everybody-knows-this-one';
const ADDRESS = `/webhook/${WEBHOOK}`;

/** The provider does not document its call: each of these is a way it may look. */
const CALLS: ReadonlyArray<{ name: string; path?: string; init: RequestInit }> = [
	{
		name: 'a form with from, to and msg',
		init: {
			method: 'POST',
			body: new URLSearchParams({ from: '12815550162', to: OWN, msg: 'Hello?' }),
		},
	},
	{
		name: 'JSON with names in capitals and numbers as numbers',
		init: json({ From: 12815550162, To: Number(OWN), Msg: 'Hello?' }),
	},
	{
		name: "a query with the names of the provider's history",
		path: `${ADDRESS}&sms_external=12815550162&sms_internal=${OWN}&sms_msg=Hello`,
		init: { method: 'GET' },
	},
];

/** Reply received → answer. */
export function replies(stage: () => Stage): void {
	const answersTo = (phone: string) => stage().received('voipCommunications', phone);

	it('answers the sample question, from the number that it came to', async () => {
		await stage().execute(REPLIES, 'Reply Received');
		const [answer, ...more] = answersTo('+12815550161');
		assert.deepEqual(more, []);
		assert.deepEqual([answer?.from, answer?.kind], [OWN, '2WAYSMS']);
		assert.match(answer?.text ?? '', /^Thank you for your message/);
	});

	for (const { name, path = ADDRESS, init } of CALLS) {
		it(`answers a reply that comes as ${name}`, async () => {
			await stage().api.publish(REPLIES);
			const before = answersTo('+12815550162').length;
			await stage().ended(await stage().call(REPLIES, path, init));
			const answers = answersTo('+12815550162').slice(before);
			assert.deepEqual(
				answers.map(({ from }) => from),
				[OWN],
			);
		});
	}

	it('answers the phone that replies in the SMS inbox', async () => {
		const phone = '+12815550169';
		const { simulator, api } = stage();
		await api.publish(REPLIES);
		simulator.callbacks.setUrl('voipCommunications', api.addressOf(ADDRESS));
		simulator.receive({ provider: 'voipCommunications', from: phone, to: OWN, text: 'Open?' });
		for (let tries = 0; answersTo(phone).length === 0 && tries < 100; tries++) await sleep(100);
		assert.deepEqual(
			answersTo(phone).map(({ from }) => from),
			[OWN],
		);
	});

	for (const text of ['STOP', ' stop! ', 'Unsubscribe', 'Arrêt']) {
		it(`sends no message to who writes '${text}'`, async () => {
			const asked = stage().simulator.requests.length;
			const reply = { from: '12815550163', to: OWN, msg: text };
			const execution = await stage().post(REPLIES, WEBHOOK, reply);
			assert.equal(outputOf(execution, 'Do Not Text Again')[0]?.['phone'], '+12815550163');
			assert.deepEqual(outputOf(execution, 'Answer Them'), []);
			assert.deepEqual(stage().simulator.requests.slice(asked), []);
		});
	}

	it('answers who writes about a bus stop', async () => {
		const reply = { from: '12815550164', to: OWN, msg: 'Is there a bus stop nearby?' };
		await stage().post(REPLIES, WEBHOOK, reply);
		assert.equal(answersTo('+12815550164').length, 1);
	});

	it('answers neither a call without a sender, nor itself', async () => {
		const asked = stage().simulator.requests.length;
		for (const reply of [
			{ to: OWN, msg: 'Hi' },
			{ from: OWN, to: OWN, msg: 'Hi' },
		]) {
			const execution = await stage().post(REPLIES, WEBHOOK, reply);
			assert.equal(outputOf(execution, 'Nothing to Answer').length, 1);
		}
		assert.equal(stage().simulator.requests.length, asked);
	});
}
