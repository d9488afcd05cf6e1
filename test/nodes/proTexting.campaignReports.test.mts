import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OnError } from 'n8n-workflow';

import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();

describe('The report of a campaign of ProTexting', () => {
	/** The groups of the account have 150 contacts together; a hundred more join one of them. */
	async function addContacts(count: number): Promise<void> {
		const { baseUrl, accessToken } = bench().simulator.credentials.proTexting;
		for (let n = 0; n < count; n++) {
			const response = await fetch(`${baseUrl}/contacts/create?access_token=${accessToken}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ fnumber: String(16461230000 + n), GroupIds: [100] }),
			});
			assert.equal(response.status, 201);
		}
	}

	const report = async (id: string, onError: OnError = 'continueRegularOutput') =>
		await bench().run('proTexting', 'campaign.getReport', { parameters: { id }, onError });

	/** A page of three; with hidden digits, each contact reads like the next. */
	function contacts(count: number, current: number): void {
		const contact = { Number: '1646595xxxx', DeliveryStatus_Id: 2 };
		bench().answer('proTexting', JSON.stringify(Array(count).fill(contact)), 200, {
			'X-Pagination-Current-Page': String(current),
			'X-Pagination-Page-Count': '3',
			'X-Pagination-Total-Count': '250',
		});
	}

	test('has every one of 250 contacts, once', async () => {
		await addContacts(100);
		const campaign = await bench().run('proTexting', 'campaign.send', {
			parameters: { groupIds: '100, 101' },
		});
		assert.equal(only(campaign).recipients, 250);
		const before = bench().requests.length;
		const found = shown(await report(String(only(campaign).id)));
		assert.equal(new Set(found.map((one) => one.to)).size, 250);
		assert.equal(found.length, 250);
		assert.equal(bench().requests.length - before, 3);
	});

	test('has contacts that read the same, page for page', async () => {
		contacts(100, 1);
		contacts(100, 2);
		contacts(50, 3);
		assert.equal(shown(await report('1001')).length, 250);
	});

	const short = (came: number) => RegExp(`the response contains only ${came} of 250 records$`);
	const broken: Record<string, [second: () => void, came: number, message: RegExp]> = {
		'is the first one again': [() => contacts(100, 1), 100, short(100)],
		'is shorter than it was counted': [() => contacts(99, 2), 249, short(249)],
		'is not there': [() => bench().answer('proTexting', '{}', 404), 100, short(100)],
		'is empty': [() => bench().answer('proTexting', ''), 100, short(100)],
		'is refused': [() => bench().answer('proTexting', '{}', 403), 100, /^After 100 records: .*403/],
		'cannot be read': [
			() => bench().answer('proTexting', '{"hello":"world"}'),
			100,
			/^After 100 records: .*the response is not a list$/,
		],
	};
	for (const [name, [second, came, message]] of Object.entries(broken)) {
		test(`is followed by a failure, and no contact is lost, when a page in the middle ${name}`, async () => {
			contacts(100, 1);
			second();
			contacts(50, 3);
			const all = shown(await report('1001'));
			assert.equal(all.length, came + 1);
			assert.ok(all.slice(0, -1).every(({ failure }) => failure === undefined));
			assert.match(all.at(-1)?.failure?.message ?? '', message);
		});

		test(`stops the node when a page in the middle ${name}, and the error says what was read`, async () => {
			contacts(100, 1);
			second();
			contacts(50, 3);
			const { error, status } = await report('1001', 'stopWorkflow');
			assert.equal(status, 'error');
			assert.match(error?.description ?? '', RegExp(`the ${came} records that were read before`));
		});
	}

	test('goes to both outputs when a page in the middle is refused', async () => {
		contacts(100, 1);
		bench().answer('proTexting', '{}', 403);
		const { outputs } = await report('1001', 'continueErrorOutput');
		assert.deepEqual(
			outputs.map((output) => output.length),
			[100, 1],
		);
	});

	test('is whole after a page that came at the second try', async () => {
		contacts(100, 1);
		bench().answer('proTexting', '', 503);
		contacts(100, 2);
		contacts(50, 3);
		assert.equal(shown(await report('1001')).length, 250);
	});

	test('that has more pages than are read ends with a failure', { timeout: 120_000 }, async () => {
		for (let n = 1; n <= 1000; n++) {
			bench().answer('proTexting', `[{"Number":"${phone(n)}"}]`, 200, {
				'X-Pagination-Page-Count': '100000',
			});
		}
		const all = shown(await report('1001'));
		assert.equal(all.length, 1001);
		assert.match(all.at(-1)?.failure?.message ?? '', /the response has more than 1000 pages$/);
		assert.equal(bench().requests.length, 1000);
	});
});
