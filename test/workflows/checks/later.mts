import assert from 'node:assert/strict';
import { it } from 'node:test';

import { json, outputOf, type Stage } from '../stage.mts';
import { WAIT_SECONDS } from './campaign.mts';

const LATER = 'smsExample000005';
const LIMIT_MS = 150_000;

const PHONES = {
	first: '2125550123',
	second: '2125550124',
	tooLate: '2125550125',
	unreadable: '2125550126',
};
/** What is no date with a time of day. */
const UNREADABLE = ['tomorrow', '2040-12-24', '2040-02-30T18:00', null];

/** What was handed over, and is to go out when. */
export interface Handed {
	execution: string;
	first: Date;
	second: Date;
}

/**
 * Hands over two messages, the later one first, one that was due two hours ago, and some whose
 * time cannot be read.
 */
export async function beginLater(stage: Stage): Promise<Handed> {
	await stage.api.publish(LATER);
	const now = Date.now();
	const first = new Date(now + (WAIT_SECONDS + 2) * 1000);
	const second = new Date(now + (WAIT_SECONDS + 4) * 1000);
	const unreadable = UNREADABLE.map((sendAt) => ({
		phone: PHONES.unreadable,
		message: 'unreadable',
		sendAt,
	}));
	const messages = [
		...unreadable,
		{ phone: PHONES.second, message: 'second', sendAt: second },
		{ phone: PHONES.first, message: 'first', sendAt: first },
		{ phone: PHONES.tooLate, message: 'too late', sendAt: new Date(now - 2 * 3_600_000) },
	];
	const execution = await stage.call(LATER, '/webhook/send-later', json(messages));
	return { execution, first, second };
}

const phones = Object.values(PHONES).map((phone) => `+1${phone}`);

/** Schedule with Enswitch, which has no schedule … */
export function laterWaits(stage: () => Stage, handed: () => Handed): void {
	it('says at once which messages it does not send, since their time cannot be read', async () => {
		const waiting = await stage().api.until(handed().execution, () => true);
		const unreadable = outputOf(waiting, 'Unreadable Time, Not Sent');
		assert.equal(unreadable.length, UNREADABLE.length);
		for (const [index, { to, submission, reason }] of unreadable.entries()) {
			assert.deepEqual([to, submission], [PHONES.unreadable, 'notSent']);
			assert.ok(String(reason).includes(`'${UNREADABLE[index] ?? ''}'`), String(reason));
		}
	});

	it('waits, and has sent nothing before the time', async () => {
		const waiting = await stage().api.until(handed().execution, () => true);
		assert.equal(waiting.status, 'waiting');
		assert.equal(new Date(waiting.waitTill ?? '').getTime(), handed().first.getTime());
		assert.equal(stage().received('enswitch', ...phones).length, 0);
	});
}

/** … by n8n's Wait node. */
export function laterSent(stage: () => Stage, handed: () => Handed): void {
	it('is taken up again by n8n, and sends each message at its time, in the order of time', async () => {
		const ended = await stage().ended(handed().execution, LIMIT_MS);
		const received = stage().received('enswitch', ...phones);
		assert.deepEqual(
			received.map(({ text }) => text),
			['first', 'second'],
		);
		for (const [index, at] of [handed().first, handed().second].entries()) {
			const late = (received[index]?.at ?? 0) - at.getTime();
			assert.ok(late >= 0 && late < 15_000, `${late} ms late`);
		}
		assert.deepEqual(
			outputOf(ended, 'All Done').map(({ submission }) => submission),
			[...UNREADABLE.map(() => 'notSent'), 'notSent', 'accepted', 'accepted'],
		);
	});
}

/** The same, at a press of the button. */
export function laterSample(stage: () => Stage): void {
	it('sends the two sample messages 10 and 20 seconds after a press of the button', async () => {
		await stage().execute(LATER, 'Try It');
		const texts = stage()
			.received('enswitch', '+12125550121', '+12125550122')
			.map(({ text }) => text);
		assert.deepEqual(texts, ['This was to arrive first.', 'This was to arrive second.']);
	});
}
