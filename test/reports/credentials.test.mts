/** What people paste into credentials, and what is sent, tested and hidden of it. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';

import fc from 'fast-check';

import type { ProviderName, ReceivedRequest } from '../../sandbox/simulator/types.mts';
import { only, useBench, visible } from '../support/support.mts';

const require = createRequire(import.meta.url);
const shared = (name: string): unknown => require(`../../dist/nodes/shared/${name}.js`);
const { cleaned } = shared('lib/pasted') as { cleaned(value: unknown): string };
const { readAccount } = shared('contract/account') as {
	readAccount(names: readonly string[], credential: IDataObject): Error & { secrets?: string[] };
};

const bench = useBench();

interface Place {
	provider: ProviderName;
	credential: string;
	operation: string;
	/** Its text fields, each as a sentence names it. */
	fields: Record<string, string>;
	parameters: IDataObject;
}

const places: readonly Place[] = [
	{
		provider: 'proTexting',
		credential: 'proTextingApi',
		operation: 'message.send',
		fields: { accessToken: 'Access Token', accountTimezone: 'Account Timezone' },
		parameters: { to: '+16461235000' },
	},
	{
		provider: 'smsScheduler',
		credential: 'smsSchedulerApi',
		operation: 'message.send',
		fields: { apiKey: 'API Key', accountTimezone: 'Account Timezone' },
		parameters: { to: '+33612345678' },
	},
	{
		provider: 'enswitch',
		credential: 'enswitchApi',
		operation: 'message.send',
		fields: { username: 'Username', password: 'Password' },
		parameters: { to: '2125551234' },
	},
	{
		provider: 'voipCommunications',
		credential: 'voipCommunicationsApi',
		operation: 'message.send',
		fields: { apiKey: 'API Key', apiPassword: 'API Password' },
		parameters: { to: '+12812345678' },
	},
];

/** What comes along when a value is copied from a page, a mail or a password manager. */
const pastes: Record<string, (value: string) => string> = {
	'a space behind it': (value) => `${value} `,
	'a new line behind it': (value) => `${value}\r\n`,
	'a tab before it': (value) => `\t${value}`,
	'a no-break space around it': (value) => `\u00a0${value}\u00a0`,
	'a zero width space behind it': (value) => `${value}\u200b`,
	'a zero width space, then a space behind it': (value) => `${value}\u200b \u200b`,
	'a byte order mark before it': (value) => `\ufeff${value}`,
	'a direction mark around it': (value) => `\u200e${value}\u202c`,
	'a zero width space inside': (value) => `${value.slice(0, 2)}\u200b${value.slice(2)}`,
	'a soft hyphen inside': (value) => `${value.slice(0, 2)}\u00ad${value.slice(2)}`,
};

/** Everything in a request that comes from the credential; not the time at which it was sent. */
function sentIn(request: ReceivedRequest | undefined): unknown {
	assert.ok(request, 'nothing was sent');
	const { url, body, headers } = request;
	return [url, body.replace(/"delivery_date":"[^"]*"/, ''), headers.authorization];
}

for (const { provider, credential, operation, fields, parameters } of places) {
	describe(`A credential of ${provider}`, () => {
		const all = { ...fields, baseUrl: 'Base URL' };
		const right = () => bench().credential(provider);
		const send = async (changes: IDataObject) =>
			await bench().run(provider, operation, {
				parameters: parameters as never,
				credential: changes,
				onError: 'continueRegularOutput',
			});

		for (const field of Object.keys(all)) {
			for (const [name, paste] of Object.entries(pastes)) {
				test(`whose ${field} has ${name} works in a test and in a workflow`, async () => {
					const changes = { [field]: paste(right()[field] ?? '') };
					const stored = { ...right(), ...changes };
					const tested = await bench().engine.testCredential(credential, stored);
					assert.equal(tested.status, 'OK', tested.message);
					const before = bench().requests.length;
					assert.equal(only(await send(changes)).submission, 'accepted');
					const [asked, ...others] = bench().requests.slice(before);
					assert.ok(asked && others.length === 0);
					await send({});
					assert.deepEqual(sentIn(asked), sentIn(bench().requests.at(-1)));
				});
			}

			test(`whose ${field} has a control character inside is refused, naming the field`, async () => {
				const value = right()[field] ?? '';
				const changes = { [field]: `${value.slice(0, 3)}\u0007${value.slice(3)}` };
				const says = `'${all[field as keyof typeof all]}' in the credential contains U+0007 (bell), which can't be sent: enter the value again`;
				assert.equal(only(await send(changes)).failure?.message, says);
				const tested = await bench().engine.testCredential(credential, { ...right(), ...changes });
				assert.deepEqual(tested, { status: 'Error', message: says });
				assert.equal(bench().requests.length, 0);
			});
		}

		for (const end of ['?', '#', '/?', '/#', '?#', ' ?', '? ', '#\u200b', '?a=b', '#a', '/?/a']) {
			test(`whose Base URL ends with '${JSON.stringify(end).slice(1, -1)}' is refused, naming the field`, async () => {
				const changes = { baseUrl: `${right().baseUrl ?? ''}${end}` };
				const says = /^'Base URL' in the credential may not contain '\?' or '#'/;
				assert.match(only(await send(changes)).failure?.message ?? '', says);
				const tested = await bench().engine.testCredential(credential, { ...right(), ...changes });
				assert.match(tested.message, says);
				assert.equal(bench().requests.length, 0);
			});
		}

		test('pasted with a space is hidden in every form in which the provider returns it', async () => {
			const [field = ''] = Object.keys(fields).filter((name) => !/zone|username/i.test(name));
			const secret = right()[field] ?? '';
			const pair = Object.keys(fields)
				.map((name) => right()[name])
				.join(':');
			const forms = [
				secret,
				encodeURIComponent(secret),
				btoa(secret),
				btoa(pair),
				btoa(`x${secret}`),
			];
			bench().answer(
				provider,
				JSON.stringify({ error: true, error_message: forms.join(' ') }),
				400,
			);
			const shown = visible(await send({ [field]: ` ${secret}\n` }));
			for (const form of forms.slice(0, 3)) assert.ok(!shown.includes(form), `${form}: ${shown}`);
		});
	});
}

describe('A pasted value', () => {
	test('is the same in what the node hides as in what n8n sends, whatever surrounds it', async () => {
		const junk = fc.constantFrom(
			' ',
			'\n',
			'\u00a0',
			'\u200b',
			'\u200d',
			'\ufeff',
			'\u2060',
			'\u202e',
		);
		const around = fc.array(junk, { maxLength: 4 }).map((all) => all.join(''));
		const key = bench().credential('smsScheduler').apiKey ?? '';
		const property = fc.asyncProperty(around, around, async (before, after) => {
			const pasted = `${before}${key}${after}`;
			assert.equal(cleaned(pasted), key);
			bench().simulator.reset();
			const how = { parameters: { to: '+33612345678' }, credential: { apiKey: pasted } };
			await bench().run('smsScheduler', 'message.send', how);
			assert.equal(bench().requests[0]?.headers.authorization, `Bearer ${key}`);
		});
		await fc.assert(property, { numRuns: 15 });
	});

	test('that is a number is sent and hidden as its digits', () => {
		const credential = { baseUrl: 'https://host/path', password: 12345678 };
		assert.deepEqual(readAccount(['password'], credential).secrets, ['12345678']);
	});

	test('keeps its spaces inside, and every letter', () => {
		const secret = 'pass phrase with ünïcödé, ٣ and 漢字';
		assert.equal(cleaned(` ${secret} `), secret);
	});
});
