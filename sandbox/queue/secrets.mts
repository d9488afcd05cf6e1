import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isCode } from '../start/trouble.mts';

/** What the processes share, and nobody else knows. */
export interface Secrets {
	redis: string;
	postgres: string;
	/** With this, n8n encrypts the credentials: all of its processes need the same. */
	encryptionKey: string;
}

/** The secrets of the databases in that folder; made at the first start. */
export async function secretsIn(folder: string): Promise<Secrets> {
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, 'secrets.json');
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Secrets;
	} catch (error) {
		if (!isCode(error, 'ENOENT')) throw error;
		const word = () => randomBytes(24).toString('hex');
		const secrets = { redis: word(), postgres: word(), encryptionKey: word() };
		await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
		return secrets;
	}
}
