import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { first, jsonOf } from '../stage.mts';
import type { Check } from './check.mts';

/** The credential's test, and what a node says with a wrong secret. */
export const credentials: Check = (fixture, stage) => {
	const wrong = 'not-the-right-secret';

	describe('tells a wrong credential from a right one', () => {
		for (const variant of Object.keys(fixture.variants)) {
			test(`the right one passes its test (${variant})`, async () => {
				const result = await stage().engine.testCredential(
					fixture.credential,
					stage().credential(variant),
				);
				assert.deepEqual(result, { status: 'OK', message: 'Connection successful!' });
			});
		}

		test('a wrong secret fails its test, and is not shown', async () => {
			const credential = { ...stage().credential(), [fixture.secretField]: wrong };
			const result = await stage().engine.testCredential(fixture.credential, credential);
			assert.equal(result.status, 'Error');
			assert.match(result.message, /\S\. Check '[A-Z]/);
			assert.ok(!result.message.includes(wrong));
		});

		test('the same credential is judged again by the next test', async () => {
			const stored = stage().engine.addCredential(fixture.credential, stage().credential());
			assert.equal((await stage().engine.testCredential(fixture.credential, stored)).status, 'OK');
			stage().answer([{ status: 401, body: '' }]);
			assert.equal(
				(await stage().engine.testCredential(fixture.credential, stored)).status,
				'Error',
			);
		});

		const addresses: Array<[name: string, baseUrl: string, message: RegExp]> = [
			['nobody answers', 'http://127.0.0.1:9', /could not be reached: the connection was refused/],
			['is not an address', 'my provider', /'Base URL' in the credential is not a web address/],
			['holds a query', 'https://host/path?x=1', /may not contain '\?'/],
			['speaks another protocol', 'ftp://host', /must start with https/],
		];
		for (const [name, baseUrl, message] of addresses) {
			test(`a Base URL where ${name} fails its test with the reason`, async () => {
				const credential = { ...stage().credential(), baseUrl };
				const result = await stage().engine.testCredential(fixture.credential, credential);
				assert.equal(result.status, 'Error');
				assert.match(result.message, message);
			});
		}

		const strangers: Array<[name: string, status: number, body: string]> = [
			['a web page', 200, '<!doctype html><html><body>Hello</body></html>'],
			['a web page that says there is no such page', 404, '<html><body>Not found</body></html>'],
			['another API', 200, '{"hello":"world"}'],
		];
		for (const [name, status, body] of strangers) {
			test(`${name} in the place of the API fails its test, and names Base URL`, async () => {
				stage().answer([{ status, body }]);
				const { engine } = stage();
				const result = await engine.testCredential(fixture.credential, stage().credential());
				assert.equal(result.status, 'Error');
				assert.match(result.message, /No .* API responds at this address: check 'Base URL'/);
			});
		}

		test('a provider that is out of order fails its test, which says to try again later', async () => {
			stage().answer([{ status: 503, body: '<!doctype html><html><body>Sorry</body></html>' }]);
			const result = await stage().engine.testCredential(fixture.credential, stage().credential());
			assert.equal(result.status, 'Error');
			assert.match(result.message, /server failed \(HTTP 503\)\. Try again later\.$/);
		});

		test('a Base URL with a slash at its end works', async () => {
			const { baseUrl, ...rest } = stage().credential();
			const credential = { ...rest, baseUrl: `${String(baseUrl)}/` };
			const result = await stage().engine.testCredential(fixture.credential, credential);
			assert.equal(result.status, 'OK');
		});
	});

	describe('meets a wrong secret in a workflow', () => {
		for (const operation of fixture.operations) {
			test(`${operation.resource}: ${operation.operation} says that the credential is wrong`, async () => {
				const credential = { ...stage().credential(), [fixture.secretField]: wrong };
				const result = await stage().run(operation, { credential });
				assert.equal(result.status, 'error');
				assert.match(result.error?.description ?? '', /Open the credential/);
				assert.equal(stage().requests.length, 1, 'n8n does not send a 401 again');
				assert.ok(!stage().visible(result).includes(wrong));
			});
		}

		test('a credential that cannot be used makes a result of every item', async () => {
			const credential = { ...stage().credential(), baseUrl: 'nowhere' };
			const operation = first(fixture.operations);
			const result = await stage().run(operation, {
				credential,
				items: [{}, {}],
				onError: 'continueRegularOutput',
			});
			assert.equal(jsonOf(result).length, 2);
			assert.match(JSON.stringify(jsonOf(result)), /'Base URL' in the credential/);
		});
	});
};
