import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { OnError } from 'n8n-workflow';

import { MemoryDeduplicator } from '../../sandbox/engine/deduplication.mts';
import { only, phone, useBench } from '../support/support.mts';

const bench = useBench();

type Method = 'checkProcessedAndRecord' | 'removeProcessed';
type Moment = 'before n8n has written' | 'after n8n has written';

/** Lets one call of n8n's store fail, and says whether it was made. */
function failOnce(t: TestContext, method: Method, moment: Moment): () => boolean {
	const original = MemoryDeduplicator.prototype[method] as (...all: never[]) => Promise<unknown>;
	let failed = false;
	t.mock.method(
		MemoryDeduplicator.prototype,
		method,
		async function (this: MemoryDeduplicator, ...all: never[]) {
			if (failed) return await original.apply(this, all);
			failed = true;
			if (moment === 'after n8n has written') await original.apply(this, all);
			throw new Error('the database is gone');
		},
	);
	return () => failed;
}

const send = async (duplicateKey: string) => {
	const onError: OnError = 'continueRegularOutput';
	const parameters = { to: phone(0), options: { duplicateKey } };
	return only(await bench().run('smsScheduler', 'message.send', { parameters, onError }));
};

/** What the provider does, by the status of its response; what is said then, and in the next execution. */
const answers: Array<[name: string, status: number, first: string, next: string]> = [
	['accepts the message', 200, 'accepted', 'notSent'],
	['refuses the message', 403, 'rejected', 'accepted'],
	['fails, and may have sent the message', 500, 'unknown', 'unknown'],
];
const moments: Moment[] = ['before n8n has written', 'after n8n has written'];

describe("When a call of n8n's store fails", { timeout: 60_000 }, () => {
	for (const moment of moments) {
		test(`that claims a key, ${moment}: nothing is sent, and the next execution sends`, async (t) => {
			const hasFailed = failOnce(t, 'checkProcessedAndRecord', moment);
			const first = await send(`claim ${moment}`);
			assert.deepEqual([hasFailed(), first.submission], [true, 'rejected']);
			assert.equal(bench().requests.length, 0);
			assert.equal((await send(`claim ${moment}`)).submission, 'accepted');
			assert.equal((await send(`claim ${moment}`)).reason, 'duplicate');
			assert.equal(bench().simulator.ledger.length, 1);
		});

		test(`that asks for a key that was sent, ${moment}: it is not sent again`, async (t) => {
			await send(`duplicate ${moment}`);
			failOnce(t, 'checkProcessedAndRecord', moment);
			const { failure } = await send(`duplicate ${moment}`);
			assert.match(
				failure?.message ?? '',
				/an earlier execution may have sent a message with this/,
			);
			assert.equal((await send(`duplicate ${moment}`)).reason, 'duplicate');
			assert.equal(bench().simulator.ledger.length, 1);
		});

		for (const [name, status, said, next] of answers) {
			test(`when the provider ${name}, ${moment}: the next execution says ${next}`, async (t) => {
				if (status !== 200) bench().answer('smsScheduler', '', status);
				const hasFailed = failOnce(t, 'removeProcessed', moment);
				const key = `settled ${status} ${moment}`;
				assert.equal((await send(key)).submission, said);
				assert.equal(hasFailed(), said !== 'unknown', 'an open end takes nothing away');
				assert.equal((await send(key)).submission, next);
				assert.ok(bench().simulator.ledger.length <= 1);
			});
		}
	}
});
