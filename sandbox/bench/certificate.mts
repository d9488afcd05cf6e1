import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate for this machine, in PEM. */
export interface Certificate {
	key: string;
	cert: string;
}

/** Object identifiers, as DER spells them. */
const OID = {
	ecdsaWithSha256: '2a8648ce3d040302',
	commonName: '550403',
	subjectAltName: '551d11',
	basicConstraints: '551d13',
};

/** Tags of X.690 §8 that a certificate needs. */
const TAG = {
	boolean: 0x01,
	integer: 0x02,
	bits: 0x03,
	octets: 0x04,
	oid: 0x06,
	utf8: 0x0c,
	time: 0x17,
	sequence: 0x30,
	set: 0x31,
	version: 0xa0,
	extensions: 0xa3,
	dnsName: 0x82,
	ipAddress: 0x87,
};

function der(tag: keyof typeof TAG, ...parts: Array<Buffer | string>): Buffer {
	const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
	const size = body.length.toString(16);
	const long = Buffer.from(size.padStart(size.length + (size.length % 2), '0'), 'hex');
	const length = body.length < 128 ? [body.length] : [0x80 + long.length, ...long];
	return Buffer.concat([Buffer.from([TAG[tag], ...length]), body]);
}

const oid = (name: keyof typeof OID): Buffer => der('oid', Buffer.from(OID[name], 'hex'));
const yes = der('boolean', Buffer.from([0xff]));
const utc = (time: number): Buffer =>
	der('time', `${new Date(time).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`);

/** Signed by itself and good for a day: Node has no way to make one, and a kept key would be a risk. */
export function makeCertificate(): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const algorithm = der('sequence', oid('ecdsaWithSha256'));
	const name = der(
		'sequence',
		der('set', der('sequence', oid('commonName'), der('utf8', 'localhost'))),
	);
	const day = 24 * 60 * 60 * 1000;
	const names = der(
		'sequence',
		der('dnsName', 'localhost'),
		der('ipAddress', Buffer.from([127, 0, 0, 1])),
	);
	const extensions = der(
		'sequence',
		der('sequence', oid('subjectAltName'), der('octets', names)),
		der('sequence', oid('basicConstraints'), yes, der('octets', der('sequence', yes))),
	);
	const content = der(
		'sequence',
		der('version', der('integer', Buffer.from([2]))),
		der('integer', Buffer.from([1])),
		algorithm,
		name,
		der('sequence', utc(Date.now() - day), utc(Date.now() + day)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der('extensions', extensions),
	);
	const signature = der('bits', Buffer.from([0]), sign('sha256', content, privateKey));
	const whole = der('sequence', content, algorithm, signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${whole.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
	};
}
