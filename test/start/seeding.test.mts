import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { seedCredentials, seedsFor, type Seed } from '../../sandbox/start/credentials.mts';
import { OWNER, signIn } from '../../sandbox/start/owner.mts';
import { createRest } from '../../sandbox/start/rest.mts';
import { seedWorkflows } from '../../sandbox/start/workflows.mts';
import { createSimulator } from '../../sandbox/simulator/simulator.mts';
import { useFakeN8n } from './fakeN8n.mts';
import { GO_ON, useFolder, write } from './support.mts';

const simulator = await createSimulator();
const { credentials } = simulator;
await simulator.close();

describe('The first start', () => {
	const fake = useFakeN8n();
	const folder = useFolder();
	const seeds = seedsFor(credentials);

	/** Signs in and seeds, as every start does. @returns the warnings, or that it did not sign in */
	const start = async (wanted: readonly Seed[] = seeds): Promise<string[] | 'not in'> => {
		const { n8n, url } = fake();
		const rest = createRest(url, GO_ON);
		if (!(await signIn(rest))) return 'not in';
		await seedCredentials(rest, wanted, async (missing) => {
			for (const seed of missing) n8n.credentials.set(seed.id, { ...seed });
			n8n.changes.push(`import ${missing.length}`);
		});
		const warnings: string[] = [];
		await seedWorkflows(
			rest,
			folder(),
			`${folder()}/note`,
			(sentence) => void warnings.push(sentence),
		);
		return warnings;
	};
	const example = (more: object) =>
		JSON.stringify({ name: 'Example', nodes: [], connections: {}, versionId: 'x', ...more });

	test('makes the owner, a credential for each provider, and the examples', async () => {
		await write(folder(), {
			'01-a.json': example({ id: 'exampleOne' }),
			'02-b.json': example({ pinData: { a: [] } }),
			'notes.md': 'not a workflow',
		});
		assert.deepEqual(await start(), []);
		const { n8n } = fake();
		assert.equal(n8n.owner?.email, OWNER.email);
		const names = ['proTextingApi', 'smsSchedulerApi', 'enswitchApi', 'voipCommunicationsApi'];
		const stored = [...n8n.credentials.values()];
		assert.deepEqual(
			stored.map(({ type }) => type),
			names,
		);
		assert.equal(stored[0]?.data?.['accessToken'], credentials.proTexting.accessToken);
		assert.ok(stored.every(({ id, data }) => id.length === 16 && data?.['baseUrl'] !== ''));
		// n8n shows the latest first.
		assert.deepEqual([...n8n.workflows.keys()], ['02-b', 'exampleOne']);
		assert.equal(n8n.workflows.get('exampleOne')?.['versionId'], undefined);
		assert.deepEqual(n8n.workflows.get('02-b')?.['pinData'], { a: [] });
	});

	test('is followed by starts that change nothing', async () => {
		await write(folder(), { 'a.json': example({ id: 'one' }) });
		await start();
		const { n8n } = fake();
		n8n.workflows.set('one', { name: 'Mine by now' });
		n8n.workflows.set('two', { name: 'Made by the person' });
		n8n.changes.length = 0;
		assert.deepEqual(await start(), []);
		assert.deepEqual(n8n.changes, ['POST /login']);
		assert.equal(n8n.workflows.get('one')?.['name'], 'Mine by now');
	});

	test('is made up for where a credential or a new example is missing', async () => {
		await write(folder(), { 'a.json': example({ id: 'one' }) });
		await start();
		const { n8n } = fake();
		await write(folder(), { 'b.json': example({ id: 'two' }) });
		n8n.credentials.delete('simEnswitch00000');
		n8n.changes.length = 0;
		await start();
		assert.deepEqual(n8n.changes, ['POST /login', 'import 1', 'POST /workflows']);
		assert.deepEqual([...n8n.workflows.keys()], ['one', 'two']);
	});

	test('does not bring back an example that the person deleted', async () => {
		await write(folder(), { 'a.json': example({ id: 'one' }) });
		await start();
		const { n8n } = fake();
		n8n.workflows.delete('one');
		await start();
		assert.deepEqual([...n8n.workflows.keys()], []);
	});

	test('publishes an example that says so', async () => {
		await write(folder(), { 'a.json': example({ id: 'live', active: true }) });
		await start();
		assert.deepEqual(fake().n8n.activated, ['live']);
	});

	test('goes on where a file is no workflow, and says so', async () => {
		await write(folder(), {
			'a.json': '{ oh',
			'b.json': '{"name":"no nodes"}',
			'c.json': example({ id: 'fine' }),
		});
		const warnings = await start();
		assert.equal(warnings.length, 2);
		assert.match(warnings[0] ?? '', /^The example b\.json could not be imported: .*400/);
		assert.match(warnings[1] ?? '', /^The example a\.json could not be imported: .*JSON/);
		assert.deepEqual([...fake().n8n.workflows.keys()], ['fine']);
	});

	test('works without examples', async () => {
		const rest = createRest(fake().url, GO_ON);
		await seedWorkflows(rest, `${folder()}/none`, `${folder()}/note`, () => assert.fail());
	});

	test('leaves the account alone once the person made it theirs', async () => {
		await start();
		const { n8n } = fake();
		n8n.owner = { email: OWNER.email, password: 'Theirs-123' };
		assert.equal(await start(), 'not in');
	});

	test('moves the credentials along with the simulator, and nothing else in them', async () => {
		await start();
		const { n8n } = fake();
		const elsewhere = seeds.map((seed) => {
			const baseUrl = seed.data['baseUrl']?.replace(/:\d+\//, ':4999/') ?? '';
			return { ...seed, data: { ...seed.data, baseUrl } };
		});
		const own = { id: 'simEnswitch00000', name: 'Own', type: 'enswitchApi' };
		const data = { baseUrl: 'https://pbx.example.com/api/json', password: 'real' };
		n8n.credentials.set(own.id, { ...own, data });
		await start(elsewhere);
		assert.deepEqual(n8n.credentials.get(own.id)?.data, data);
		const moved = n8n.credentials.get('simProTexting000');
		assert.equal(moved?.data?.['baseUrl'], elsewhere[0]?.data['baseUrl']);
		assert.equal(moved?.data?.['accessToken'], credentials.proTexting.accessToken);
	});
});
