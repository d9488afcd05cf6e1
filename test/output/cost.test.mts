import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import { dry, type Dry } from '../support/dry.mts';
import { phone, useBench, type How } from '../support/support.mts';

const bench = useBench();

const many = (count: number) => Array.from({ length: count }, (_, n) => phone(n)).join();
const long = 'a'.repeat(200);
const never = { from: '00:00', to: '00:01', days: ['monday'], timezone: 'UTC' };

interface Asked extends Dry {
	operation?: string;
	to?: string;
	message?: string;
	parameters?: How['parameters'];
}

/** The note that says what the messages would cost. */
async function noteOf(asked: Asked): Promise<string[]> {
	const { operation = 'message.send', to = many(3), message = 'Hello', parameters } = asked;
	const result = await dry(bench(), operation, { to, message, ...parameters }, asked);
	return result.hints.flatMap(({ message: says }) => (/would be sent/.test(says) ? [says] : []));
}

const each: IDataObject[] = [
	{ to: phone(0), text: 'Hello' },
	{ to: phone(1), text: long },
	{ to: phone(2), text: `Don’t forget: ${'a'.repeat(60)}` },
	{ to: '+447700900123', text: 'Hello' },
	{ to: 'nobody', text: 'Hello' },
];
const fields = { to: '={{ $json.to }}', message: '={{ $json.text }}' };

describe('The dry run of many messages says in one note', () => {
	const ways: Record<string, [asked: Asked, says: string]> = {
		'how many there are, and where': [
			{},
			'3 messages to 3 recipients would be sent, as 3 segments. None of them has more than one segment. Countries: FR (3).',
		],
		'how many segments they have, because of their length': [
			{ message: long },
			'3 messages to 3 recipients would be sent, as 6 segments. 3 of them have more than one segment, because of the length. Countries: FR (3).',
		],
		'how many segments they have, because of characters': [
			{ message: `${'a'.repeat(80)} 😀` },
			'3 messages to 3 recipients would be sent, as 6 segments. 3 of them have more than one segment, because of characters such as 😀. Countries: FR (3).',
		],
		'that a text is long, whatever its characters': [
			{ message: `${long} 😀` },
			'3 messages to 3 recipients would be sent, as 12 segments. 3 of them have more than one segment, because of the length. Countries: FR (3).',
		],
		'what differs between items, and what is rejected': [
			{ items: each, ...fields, onError: 'continueRegularOutput' },
			'4 messages to 4 recipients would be sent, as 6 segments. 2 of them have more than one segment, 1 because of characters such as ’ and 1 because of the length. Not sent: 1 rejected. Countries: FR (3) and GB (1).',
		],
		'the countries with the most messages': [
			{ to: `${many(2)},+12025550101,+447700900123,+4917012345678,+34612345678,+351912345678` },
			'7 messages to 7 recipients would be sent, as 7 segments. None of them has more than one segment. Countries: FR (2), US (1), GB (1), DE (1), ES (1), and 1 more.',
		],
		'who gets none, and why': [
			{ to: `${many(3)},${phone(0)}`, options: { doNotSendTo: phone(1) } },
			"2 messages to 2 recipients would be sent, as 2 segments. None of them has more than one segment. Not sent: 1 in 'Do Not Send To' and 1 to a phone number that is in the list twice. Countries: FR (2).",
		],
		'that sending hours would hold them all back': [
			{ options: { sendingHours: { hours: never } } },
			'0 messages to 0 recipients would be sent, as 0 segments. Not sent: 3 outside of the sending hours.',
		],
		'how many phones they go to': [
			{ items: [{}, {}], to: many(2) },
			'4 messages to 2 recipients would be sent, as 4 segments. None of them has more than one segment. Countries: FR (4).',
		],
		'the same of a campaign': [
			{ operation: 'campaign.send', message: long },
			'3 messages to 3 recipients would be sent, as 6 segments. 3 of them have more than one segment, because of the length. Countries: FR (3).',
		],
		'which numbers have no known country': [
			{ provider: 'enswitch', to: '101, 102' },
			'2 messages to 2 recipients would be sent, as 2 segments. None of them has more than one segment. Countries: not known (2).',
		],
	};
	for (const [name, [asked, says]] of Object.entries(ways)) {
		test(name, async (t) => {
			t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-05-15T12:00:00Z') });
			assert.deepEqual(await noteOf(asked), [says]);
		});
	}
});

describe('There is no such note', () => {
	test('of a single message, which says it all by itself', async () => {
		assert.deepEqual(await noteOf({ to: phone(0) }), []);
	});

	test('of groups, whose contacts the provider alone knows', async () => {
		const parameters = { groupIds: [100], campaignName: 'x' };
		const asked = { operation: 'campaign.send', provider: 'proTexting', parameters } as const;
		assert.deepEqual(await noteOf({ ...asked, items: [{}, {}] }), []);
	});

	test('where messages are sent', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: many(2), message: long },
		});
		assert.deepEqual(
			result.hints.map(({ message }) => message),
			['2 messages have 2 segments each.', '2 accepted.'],
		);
	});
});
