import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { describe, test } from 'node:test';
import { X509Certificate } from 'node:crypto';

import { createAuthority, selfSigned } from '../../sandbox/simulator/faults/certificates.mts';
import { FAULTS } from '../../sandbox/simulator/faults/catalogue.mts';
import { DOORS, type DoorName } from '../../sandbox/simulator/faults/doors.mts';
import { dice } from '../../sandbox/simulator/faults/fault.mts';
import { call, DOCUMENTED_SECRETS, useSimulator } from './support.mts';

const simulator = useSimulator();

const message = new URLSearchParams({
	auth_username: DOCUMENTED_SECRETS.enswitch.username,
	auth_password: DOCUMENTED_SECRETS.enswitch.password,
	snumber: '2125550000',
	cnumber: '2125551234',
	message: 'Hello',
}).toString();
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** What a client sees that waits for a moment, and trusts one authority: a status, or an error's code. */
async function send(base: string, ca = '', patience = 5000): Promise<number | string> {
	const url = `${base}/messages/text/send/`;
	const { request } = url.startsWith('https:') ? https : http;
	const signal = AbortSignal.timeout(patience);
	const options = { method: 'POST', headers: form, ca, signal, agent: false } as const;
	return await new Promise((resolve) => {
		const fail = ({ code = 'error' }: NodeJS.ErrnoException): void => resolve(code);
		const asked = request(url, options, (response) => {
			response.resume();
			response.on('error', fail);
			response.on('end', () => resolve(response.statusCode ?? 0));
		});
		asked.on('error', fail);
		// Of a protocol that it did not ask for, Node's client says nothing but this.
		asked.on('close', () => resolve('closed'));
		asked.end(message);
	});
}

describe('Every fault of an exchange', { timeout: 60_000 }, () => {
	for (const [name, { acts, lasting }] of FAULTS) {
		test(`${name}: the provider ${acts ? 'acts' : 'does not act'}, once`, async () => {
			simulator().script({ provider: 'enswitch', fault: name });
			// What lasts is given up; a busy machine may need its time for the rest.
			const seen = await send(simulator().baseUrls.enswitch, '', lasting ? 1000 : 5000);
			assert.equal(simulator().ledger.length, acts ? 1 : 0);
			if (lasting) assert.ok(seen === 'ABORT_ERR' || seen === 'closed', String(seen));
			assert.equal(await send(simulator().baseUrls.enswitch), 200, 'and then it is over');
		});
	}

	test('is known by name to the control API, with a seed', async () => {
		const { url } = simulator();
		const script = async (fault: string) =>
			await call(
				`${url}/control/script`,
				'POST',
				JSON.stringify({ provider: 'enswitch', fault, seed: 7 }),
			);
		assert.equal((await script('reset after acting')).status, 200);
		assert.equal(await send(simulator().baseUrls.enswitch), 'ECONNRESET');
		assert.equal(simulator().ledger.length, 1);
		const unknown = await script('earthquake');
		assert.equal(unknown.status, 400);
		assert.match(unknown.text, /no fault .*earthquake.* There are: reset before acting, /);
	});
});

describe('Every door', { timeout: 60_000 }, () => {
	/** What a client sees at it, where it is no matter of its system. */
	const sees: Partial<Record<DoorName, number | string>> = {
		'refuses connections': 'ECONNREFUSED',
		'accepts no connection': 'ABORT_ERR',
		'reads nothing': 'ABORT_ERR',
		'answers before it is asked': 408,
		'speaks TLS': 200,
		'has an expired certificate': 'CERT_HAS_EXPIRED',
		'has a certificate that is not valid yet': 'CERT_NOT_YET_VALID',
		'has a certificate for another host': 'ERR_TLS_CERT_ALTNAME_INVALID',
		'has a certificate that it made itself': 'DEPTH_ZERO_SELF_SIGNED_CERT',
		'has a certificate of nobody known': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'hangs in the handshake': 'ABORT_ERR',
	};
	for (const name of Object.keys(DOORS) as DoorName[]) {
		test(`that ${name}: a phone gets something only where a request passes`, async () => {
			const door = await simulator().openDoor(name);
			const base = door.origin + new URL(simulator().baseUrls.enswitch).pathname;
			const seen = await send(base, simulator().authority, 1000);
			assert.equal(seen, sees[name] ?? seen);
			const passes = DOORS[name].tells === 'taken';
			assert.equal(simulator().ledger.length, passes ? 1 : 0);
			await door.close();
		});
	}

	test('lets others in when it has met as many as it was told to', async () => {
		const door = await simulator().openDoor('resets connections');
		door.meets(1);
		const base = door.origin + new URL(simulator().baseUrls.enswitch).pathname;
		assert.equal(typeof (await send(base, '', 1000)), 'string');
		assert.equal(await send(base), 200);
		assert.deepEqual([door.connections, simulator().ledger.length], [2, 1]);
	});
});

describe('A certificate', () => {
	test('is signed by its authority, for one host and one time', () => {
		const authority = createAuthority();
		const issuer = new X509Certificate(authority.cert);
		const { cert } = authority.issue({ host: '127.0.0.7', from: -2, until: 3 });
		const certificate = new X509Certificate(cert);
		assert.ok(certificate.verify(issuer.publicKey));
		assert.equal(certificate.checkIP('127.0.0.7'), '127.0.0.7');
		assert.equal(certificate.checkIP('127.0.0.1'), undefined);
		const days = certificate.validToDate.getTime() - certificate.validFromDate.getTime();
		assert.equal(Math.round(days / 86_400_000), 5);
	});

	test('that a server made itself is signed by its own key', () => {
		const certificate = new X509Certificate(selfSigned().cert);
		assert.ok(certificate.verify(certificate.publicKey));
	});
});

test('Dice fall the same way for the same seed, and evenly', () => {
	const some = (seed: number) => {
		const random = dice(seed);
		return Array.from({ length: 1000 }, () => random());
	};
	assert.deepEqual(some(3), some(3));
	assert.notDeepEqual(some(3), some(4));
	const mean = some(3).reduce((sum, one) => sum + one, 0) / 1000;
	assert.ok(Math.abs(mean - 0.5) < 0.05, String(mean));
	assert.ok(some(3).every((one) => one >= 0 && one < 1));
});
