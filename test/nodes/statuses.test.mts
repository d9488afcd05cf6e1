import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, useBench } from '../support/support.mts';

const bench = useBench();

/** The states of every documented code. */
const smsScheduler: Record<string, number[]> = {
	scheduled: [10],
	enroute: [11, 12],
	delivered: [13],
	rejected: [20, 21, 22, 23, 24, 25, 26, 28],
	expired: [27, 32],
	undeliverable: [29, 30, 31, 33, 38, 39],
	unknown: [0, 34, 35, 36, 37, 40, 99],
};
const proTexting: Record<string, number[]> = {
	enroute: [1, 4, 10],
	delivered: [2, 11],
	undeliverable: [3, 8],
	rejected: [5, 6, 9],
	unknown: [7, 0, 13, 99],
	expired: [12],
};
/** SMPP 5.0: these can no longer change. */
const final = new Set(['delivered', 'expired', 'deleted', 'undeliverable', 'rejected']);

const apiId = '8cccf554cd42bf1b22bcc2d9b4e4571a4a87c9d0';
interface Reports {
	provider: ProviderName;
	table: Record<string, number[]>;
	id: string;
	answer: (code: number) => object;
}
const reports: Reports[] = [
	{
		provider: 'smsScheduler',
		table: smsScheduler,
		id: '7',
		answer: (status) => ({ phone_number: '+33612345678', status }),
	},
	{
		provider: 'proTexting',
		table: proTexting,
		id: apiId,
		answer: (code) => [
			{ Id: apiId, DeliveryStatus_Id: String(code), DeliveryStatus_Description: 'Words' },
		],
	},
];

for (const { provider, table, id, answer } of reports) {
	describe(`A report of ${provider} says`, () => {
		for (const [state, codes] of Object.entries(table)) {
			for (const code of codes) {
				test(`${state} for the code ${code}`, async () => {
					bench().answer(provider, JSON.stringify(answer(code)));
					const report = only(
						await bench().run(provider, 'message.getReport', { parameters: { id } }),
					);
					assert.equal(report.deliveryState, state);
					assert.equal(report.final, final.has(state));
					assert.equal(report.status?.code, String(code));
					const isNamed = provider === 'proTexting' || !smsScheduler.unknown?.includes(code);
					assert.equal((report.status?.text ?? '') !== '', isNamed, 'the words of the provider');
				});
			}
		}
	});
}

describe('A report of SMS Scheduler', () => {
	test('names the provider in its own words', async () => {
		bench().answer('smsScheduler', '{"phone_number":"+33612345678","status":"31"}');
		const { status } = only(
			await bench().run('smsScheduler', 'message.getReport', { parameters: { id: '7' } }),
		);
		const text = 'Missed - Blacklisted phone number or blocked by phone carrier';
		assert.deepEqual(status, { code: '31', text });
	});

	for (const body of ['{"phone_number":"+33612345678"}', '"13"', '[]', '[5]']) {
		test(`does not read ${body} as one`, async () => {
			for (const operation of ['message.getReport', 'campaign.getReport']) {
				bench().answer('smsScheduler', body);
				const result = await bench().run('smsScheduler', operation, { parameters: { id: '7' } });
				// A campaign without recipients is a list all the same.
				const isList = body === '[]' && operation === 'campaign.getReport';
				assert.equal(result.status, isList ? 'success' : 'error');
			}
		});
	}
});

/** Words of VoIP Communications: those with a plain meaning, and some without. */
const voipCommunications: Record<string, string[]> = {
	scheduled: ['SCHEDULED', 'Scheduled'],
	enroute: ['QUEUED', 'SENDING', 'SENT', 'sent', 'SUBMITTED'],
	delivered: ['DELIVERED', 'Delivered', ' delivered '],
	undeliverable: ['FAILED', 'UNDELIVERED', 'UNDELIVERABLE'],
	rejected: ['REJECTED'],
	expired: ['EXPIRED'],
	deleted: ['CANCELED', 'CANCELLED', 'DELETED'],
	unknown: ['OK', 'PROCESSED', 'RECEIVED', 'UNKNOWN', 'constructor', 'Not delivered'],
};

const refusing = new Set(['undeliverable', 'rejected', 'expired', 'deleted']);

describe('A word of VoIP Communications says', () => {
	for (const [state, words] of Object.entries(voipCommunications)) {
		for (const word of words) {
			test(`${state} for '${word}', and is kept`, async () => {
				const sent = { code: 200, to: '33612100000', status: word, smsid: '2017a' };
				bench().answer('voipCommunications', JSON.stringify({ send_log: [sent] }));
				const result = await bench().run('voipCommunications', 'message.send', {
					parameters: { to: '+33612100000', message: 'Hello' },
					onError: 'continueRegularOutput',
				});
				const { deliveryState, status, submission } = only(result);
				// Beside a code that says yes, a word that says no leaves open what became of it.
				const isNo = refusing.has(state) || word === 'Not delivered';
				assert.deepEqual(
					[submission, deliveryState],
					isNo ? ['unknown', null] : ['accepted', state],
				);
				assert.deepEqual(status, { code: word.trim(), text: word.trim() });

				const row = { sms_id: '1', sms_msg: 'Hello', sms_status: word };
				bench().answer('voipCommunications', JSON.stringify({ summary: [row] }));
				const listed = await bench().run('voipCommunications', 'message.getMany', {
					parameters: { limit: 1 },
				});
				assert.equal(only(listed).deliveryState, state);
			});
		}
	}
});
