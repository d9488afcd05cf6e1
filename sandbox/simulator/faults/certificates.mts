import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A server's key and certificate, in PEM. */
export type Identity = { readonly key: string; readonly cert: string };

export type Wishes = {
	/** The host that the certificate is for, as an IPv4 address. */
	readonly host?: string;
	/** Days from now. */
	readonly from?: number;
	readonly until?: number;
};

export type Authority = {
	/** The authority's own certificate, in PEM: whoever trusts it trusts all that it issues. */
	readonly cert: string;
	issue(wishes?: Wishes): Identity;
};

const DAY = 86_400_000;

/** One element of DER: a tag, a length, and what it holds. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const octets = (content: Buffer): Buffer => der(0x04, content);
const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.from([255]));

const ECDSA_WITH_SHA256 = sequence(object('2a8648ce3d040302'));
const COMMON_NAME = object('550403');
const BASIC_CONSTRAINTS = object('551d13');
const ALTERNATIVE_NAME = object('551d11');

function name(text: string): Buffer {
	return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
}

/** YYMMDDHHMMSSZ, which is read as a year up to 2049. */
function time(days: number): Buffer {
	const text = new Date(Date.now() + days * DAY).toISOString().replace(/\D/g, '');
	return der(0x17, Buffer.from(`${text.slice(2, 14)}Z`));
}

function pem(bytes: Buffer): string {
	const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

type Draft = Wishes & {
	readonly subject: string;
	readonly issuer: string;
	readonly signer: KeyObject;
};

let serial = 0;

/** X.509, version 3 (RFC 5280 §4.1), signed. */
function certificate(publicKey: Buffer, { subject, issuer, signer, ...wishes }: Draft): string {
	const { host, from = -400, until = 400 } = wishes;
	const extension =
		host === undefined
			? sequence(BASIC_CONSTRAINTS, yes, octets(sequence(yes)))
			: sequence(
					ALTERNATIVE_NAME,
					octets(sequence(der(0x87, Buffer.from(host.split('.').map(Number))))),
				);
	serial += 1;
	const content = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1, serial >> 8, serial & 255])),
		ECDSA_WITH_SHA256,
		name(issuer),
		sequence(time(from), time(until)),
		name(subject),
		publicKey,
		der(0xa3, sequence(extension)),
	);
	return pem(sequence(content, ECDSA_WITH_SHA256, bits(sign('sha256', content, signer))));
}

function newKeys(): { key: string; publicKey: Buffer } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', {
		namedCurve: 'P-256',
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'der' },
	});
	return { key: privateKey, publicKey };
}

/** A new authority, known to nobody until somebody trusts its certificate. */
export function createAuthority(): Authority {
	const { key, publicKey } = newKeys();
	const signer = createPrivateKey(key);
	const issuer = `Simulator authority ${(serial += 1)}`;
	return {
		cert: certificate(publicKey, { subject: issuer, issuer, signer }),
		issue: ({ host = '127.0.0.1', ...wishes } = {}) => {
			const own = newKeys();
			const draft = { ...wishes, host, subject: host, issuer, signer };
			return { key: own.key, cert: certificate(own.publicKey, draft) };
		},
	};
}

/** A server that vouches for itself. */
export function selfSigned(host = '127.0.0.1'): Identity {
	const { key, publicKey } = newKeys();
	const signer = createPrivateKey(key);
	return { key, cert: certificate(publicKey, { host, subject: host, issuer: host, signer }) };
}
