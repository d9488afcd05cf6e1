import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

import { deep } from './bodies.mts';
import { after, type Given, type Named, type Nature } from './fault.mts';
import { bytesOf, headOf, pour, say } from './wire.mts';

/** More than any client should read of an answer. */
const MANY = 11 * 1024 * 1024;
const room = Buffer.alloc(MANY, 32);
const JSON_TYPE = { 'Content-Type': 'application/json' };

const heavy: Nature = { tells: 'nothing', heavy: true };

/** Small on the wire, and too large when it is unpacked; made at first use. */
const bombs: Readonly<Record<string, () => Buffer>> = {
	gzip: once(() => gzipSync(room)),
	deflate: once(() => deflateSync(room)),
	br: once(() => brotliCompressSync(room, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })),
};

function once(make: () => Buffer): () => Buffer {
	let made: Buffer | undefined;
	return () => (made ??= make());
}

const encoded = (encoding: string, bytes: Buffer): Given =>
	say(bytesOf({ status: 200, headers: { ...JSON_TYPE, 'Content-Encoding': encoding } }, bytes));

/** Answers that are too large, too deep, or packed. */
export const SIZES: readonly Named[] = [
	['an enormous body', after(() => say(bytesOf({ status: 200, headers: JSON_TYPE }, room)), heavy)],
	['an endless body', after(() => say(headOf(200, JSON_TYPE), pour(room)), heavy)],
	...Object.entries(bombs).map(
		([name, bomb]): Named => [`a ${name} bomb`, after(() => encoded(name, bomb()), heavy)],
	),
	[
		'a million elements',
		after(() => ({ status: 200, headers: JSON_TYPE, body: `<a>${'<b/>'.repeat(1e6)}</a>` }), heavy),
	],
	['a compressed body', after((own) => encoded('gzip', gzipSync(own.body)), { tells: 'taken' })],
	['a body said to be compressed', after((own) => encoded('gzip', Buffer.from(own.body)))],
	[
		'a compressed body cut short',
		after((own) => encoded('gzip', gzipSync(own.body).subarray(0, -12))),
	],
	...(['list', 'object', 'xml'] as const).map(
		(form): Named => [
			`10,000 levels of ${form}`,
			after(() => ({ status: 200, headers: JSON_TYPE, body: deep(10_000, form) })),
		],
	),
];
