import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone, phones, shown, toPhone, useBench, type How } from '../support/support.mts';

const bench = useBench();
const providers: ProviderName[] = ['proTexting', 'smsScheduler', 'enswitch', 'voipCommunications'];
const [ann, bob, cat] = [phone(0), phone(1), phone(2)];
const digits = ann.slice(1);
const national = `0${digits.slice(2)}`;
const grouped = `+33 (0)${digits.slice(2).replace(/(..)/g, '$1-')}`;

/** Ways to say that Ann gets nothing. */
const lists: Record<string, unknown> = {
	'one phone number': ann,
	'several, by commas': `+4915112345678, ${ann}`,
	'several, by lines': `+4915112345678\n${ann}\n`,
	'with its punctuation': grouped,
	'without its plus': digits,
	'behind 00': `00${digits}`,
	'a number of a spreadsheet': Number(digits),
	'an array by expression': `={{ ['+4915112345678', '${ann}'] }}`,
	'an array with gaps': `={{ [null, '', '${ann}', undefined] }}`,
	'a field of the item': '={{ $json.blocked }}',
};

async function send(provider: ProviderName, doNotSendTo: unknown, how: How = {}) {
	const options = { doNotSendTo } as INodeParameters;
	return await bench().run(provider, 'message.send', {
		items: [ann, bob].map((to) => ({ to, blocked: ann })),
		onError: 'continueRegularOutput',
		...how,
		parameters: { to: '={{ $json.to }}', ...how.parameters, options },
	});
}

const said = ({ hints }: Pick<Awaited<ReturnType<typeof send>>, 'hints'>) =>
	hints.map(({ message }) => message).join(' ');

const reached = () => bench().simulator.ledger.map((entry) => entry.phone);

describe("Who is in 'Do Not Send To' gets nothing", () => {
	for (const provider of providers) {
		for (const [name, list] of Object.entries(lists)) {
			test(`${name} (${provider})`, async () => {
				const result = await send(provider, list);
				const [first, second] = shown(result);
				assert.deepEqual(
					[first?.submission, first?.reason, first?.reasonText],
					['notSent', 'suppressed', "This phone number is in 'Do Not Send To'."],
				);
				assert.equal(second?.submission, 'accepted');
				assert.deepEqual(reached(), [bob]);
				assert.match(said(result), /1 message was not sent\. This phone number is in/);
			});
		}
	}

	for (const [name, list] of Object.entries({ nothing: '', 'an empty array': '={{ [] }}' })) {
		test(`${name}: all get their message`, async () => {
			const result = await send('smsScheduler', list);
			assert.ok(shown(result).every(({ submission }) => submission === 'accepted'));
		});
	}

	test('a national number, by Default Country', async () => {
		const options = { doNotSendTo: national, defaultCountry: 'FR' };
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: ann, options },
		});
		assert.equal(only(result).reason, 'suppressed');
	});

	test('a list of each item, though two items have the same phone', async () => {
		const result = await send('smsScheduler', '={{ $json.blocked }}', {
			items: [
				{ to: ann, blocked: bob },
				{ to: ann, blocked: ann },
			],
		});
		assert.deepEqual(
			shown(result).map(({ submission }) => submission),
			['accepted', 'notSent'],
		);
	});

	test('in a dry run, too', async () => {
		const options = { doNotSendTo: ann, dryRun: true };
		const result = await bench().run('smsScheduler', 'message.send', {
			items: [{ to: ann }, { to: bob }],
			parameters: { to: '={{ $json.to }}', options },
		});
		assert.deepEqual(
			shown(result).map(({ reason }) => reason),
			['suppressed', 'dryRun'],
		);
		assert.match(said(result), /Dry run: 1 left out by 'Do Not Send To', 1 not sent/);
	});
});

describe("An entry of 'Do Not Send To' that is no phone number", () => {
	const entries = { 'a word': 'unknown', 'too short': '+12', 'a list in an object': '={{ [{}] }}' };
	for (const [name, entry] of Object.entries(entries)) {
		test(`is refused, and nothing is sent: ${name}`, async () => {
			const result = await send('smsScheduler', entry);
			for (const { submission, failure } of shown(result)) {
				assert.deepEqual([submission, failure?.field], ['rejected', 'doNotSendTo']);
				assert.match(failure?.message ?? '', /^'Do Not Send To' /);
			}
			assert.equal(bench().requests.length, 0);
		});
	}
});

describe("A campaign leaves out who is in 'Do Not Send To'", () => {
	const campaign = async (provider: ProviderName, to: string, doNotSendTo: string) =>
		await bench().run(provider, 'campaign.send', {
			parameters: { to, recipientsFrom: 'item', options: { doNotSendTo } },
			onError: 'continueRegularOutput',
		});

	for (const provider of providers.slice(1)) {
		test(`one of three (${provider})`, async () => {
			const result = await campaign(provider, `${ann}, ${bob}, ${cat}`, bob);
			const { submission, recipients, accepted, notSent } = only(result);
			assert.deepEqual([submission, recipients, accepted, notSent], ['accepted', 3, 2, 1]);
			assert.deepEqual(reached().toSorted(), [ann, cat].toSorted());
			assert.match(said(result), /1 phone number is in 'Do Not Send To' and didn't get/);
		});

		test(`all of them (${provider})`, async () => {
			const result = await campaign(provider, `${ann}, ${bob}`, `${bob} ; ${ann}`);
			const { submission, reason, reasonText } = only(result);
			assert.deepEqual([submission, reason], ['notSent', 'suppressed']);
			assert.match(reasonText ?? '', /Do Not Send To/);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('nobody is left but a number that cannot be read: rejected', async () => {
		const result = await campaign('smsScheduler', `${ann}, 12`, ann);
		assert.equal(only(result).submission, 'rejected');
	});
});

describe("A long list of 'Do Not Send To'", () => {
	test('is worked out and read once for all items', async (t) => {
		const random = t.mock.method(Math, 'random');
		const list = `={{ Array.from({ length: 100000 }, (_, n) => '+1646200' + String(n).padStart(5, '0').slice(-4)).concat('${bob}', String(Math.random()).slice(0, 0)) }}`;
		await send('smsScheduler', list, { items: phones(50), parameters: { to: toPhone } });
		const calls = random.mock.callCount();
		random.mock.resetCalls();
		await send('smsScheduler', list, { items: phones(1), parameters: { to: toPhone } });
		// n8n and the retry ledger take random numbers, too: as many for one item as for fifty.
		assert.ok(calls - random.mock.callCount() < 49, `${calls} and ${random.mock.callCount()}`);
		assert.ok(!reached().includes(bob));
	});
});

describe("SMS Gateway with 'Do Not Send To'", () => {
	const gateway = useGateway();

	test('asks no provider', async () => {
		gateway.refuse('smsScheduler', 402);
		const result = await gateway.ask(['smsScheduler', 'voipCommunications'], {
			parameters: { to: ann, options: { doNotSendTo: ann } },
		});
		assert.equal(only(result).reason, 'suppressed');
		assert.deepEqual(gateway.askedOf(), []);
	});
});
