import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

const { beforeTheFact, afterTheFact } = createRequire(import.meta.url)(
	'../../dist/nodes/shared/http/networkErrors.js',
) as {
	beforeTheFact(error: unknown, timeoutMs: number): Seen;
	afterTheFact(error: unknown, status: number, timeoutMs: number): Seen;
};

interface Seen {
	seen: string;
	cause: { kind: string; message: string; code: string | null };
}

/** As Node throws it, and n8n wraps it. */
const wrapped = (code: string) => ({
	message: 'The service refused the connection',
	cause: Object.assign(new Error(`request to the host failed`), { code }),
});

/** Node's codes of requests that cannot have left, by what a person reads. */
const neverLeft: Record<string, string[]> = {
	'the connection was refused': ['ECONNREFUSED'],
	'no host has that name': ['ENOTFOUND'],
	'the host name could not be looked up': ['EAI_AGAIN'],
	'the address is not valid': ['ERR_INVALID_URL'],
	"the provider's certificate is not trusted": [
		'CERT_HAS_EXPIRED',
		'CERT_NOT_YET_VALID',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_GET_ISSUER_CERT',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	],
};

describe('A request that cannot have left', () => {
	for (const [says, codes] of Object.entries(neverLeft)) {
		for (const code of codes) {
			test(`with ${code}: ${says}`, () => {
				const { seen, cause: why } = beforeTheFact(wrapped(code), 1000);
				assert.deepEqual([seen, why.kind, why.code], ['neverLeft', 'unreachable', code]);
				assert.equal(why.message, `The provider could not be reached: ${says}`);
			});
		}
	}
});

/** Codes that say for certain only together with the call that failed. */
const byCall: Record<string, string> = {
	EHOSTUNREACH: 'there is no network route to that host',
	ENETUNREACH: 'there is no route to that network',
	EADDRNOTAVAIL: 'n8n has no free local network address',
};

/** Ways in which an error says that the connection was never made. */
const connecting: Record<string, (code: string) => object> = {
	'in its message': (code) => ({ message: `connect ${code} 203.0.113.7:443`, code }),
	"in n8n's messages": (code) => ({
		message: 'x',
		messages: [`connect ${code} 203.0.113.7:443`],
		code,
	}),
	'in its call': (code) => ({ cause: Object.assign(new Error('x'), { code, syscall: 'connect' }) }),
	'for each address': (code) =>
		Object.assign(new AggregateError([new Error(`connect ${code} 2001:db8::1:443`)], ''), { code }),
};

describe('A connection that was never made', () => {
	for (const [code, says] of Object.entries(byCall)) {
		for (const [where, error] of Object.entries(connecting)) {
			test(`with ${code}, which the error says ${where}: ${says}`, () => {
				const { seen, cause: why } = beforeTheFact(error(code), 1000);
				assert.deepEqual([seen, why.kind], ['neverLeft', 'unreachable']);
				assert.equal(why.message, `The provider could not be reached: ${says}`);
			});
		}
	}
});

describe('An error on a connection that was open', () => {
	/** All that Node's network calls may end with, and what it would be if it came before. */
	const codes = [
		...['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'ECONNREFUSED'],
		...['EPIPE', 'ECONNRESET', 'ENOTCONN', 'EIO', 'ENOBUFS', 'EPROTO', 'ENETRESET', 'ENOTFOUND'],
		...['EAI_AGAIN', 'ESHUTDOWN', 'EBADF', 'EINVAL', 'ENONET', 'EMFILE'],
	];
	const open: Record<string, (code: string) => object> = {
		'while it was read from': (code) => ({
			cause: { message: `read ${code}`, code, syscall: 'read' },
		}),
		'while it was written to': (code) => ({ cause: { message: `write ${code}`, code } }),
	};
	for (const code of codes) {
		for (const [when, error] of Object.entries(open)) {
			test(`${code} ${when}: the request may have left`, () => {
				assert.equal(beforeTheFact(error(code), 1000).seen, 'noResponse');
			});
		}
	}
	for (const code of [
		'EHOSTUNREACH',
		'ENETUNREACH',
		'ENETDOWN',
		'EHOSTDOWN',
		'EADDRNOTAVAIL',
		'EWHATEVER',
	]) {
		test(`${code} that does not say when: the request may have left`, () => {
			assert.equal(beforeTheFact(wrapped(code), 1000).seen, 'noResponse');
		});
	}
});

describe('A request that may have left', () => {
	for (const code of ['ETIMEDOUT', 'ECONNABORTED', 'ERR_CANCELED', 'ABORT_ERR']) {
		test(`with ${code} had no answer in time`, () => {
			const { seen, cause: why } = beforeTheFact(wrapped(code), 1000);
			assert.deepEqual([seen, why.kind, why.code], ['noResponse', 'timeout', code]);
			assert.equal(why.message, 'No response arrived within 1 second');
		});

		test(`with ${code} while the answer came, came too late`, () => {
			const { seen, cause: why } = afterTheFact(wrapped(code), 200, 1000);
			assert.deepEqual([seen, why.kind, why.code], ['noResponse', 'timeout', code]);
			const says = 'The response was not complete within 1 second (HTTP 200)';
			assert.equal(why.message, says);
		});
	}

	for (const code of ['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT', 'ERR_SOCKET_CLOSED']) {
		test(`with ${code} broke off`, () => {
			const { seen, cause: why } = beforeTheFact(wrapped(code), 1000);
			assert.deepEqual([seen, why.kind, why.code], ['noResponse', 'unreachable', code]);
			assert.equal(why.message, 'The connection broke before a response arrived');
		});
	}

	test('whose error has no code says what the error says', () => {
		const { seen, cause: why } = beforeTheFact(new Error('Something happened'), 1000);
		assert.deepEqual([seen, why.code, why.message], ['noResponse', null, 'Something happened']);
	});

	test('whose error says nothing at all ended without an answer', () => {
		for (const error of [undefined, null, 7, {}]) {
			assert.equal(beforeTheFact(error, 1).cause.message, 'The request ended without a response');
		}
	});
});
