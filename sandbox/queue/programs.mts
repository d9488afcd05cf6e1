import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

import { Trouble } from '../start/trouble.mts';

/** What Debian's packages redis-server and postgresql bring. */
export interface Programs {
	redis: string;
	initdb: string;
	postgres: string;
	pgIsReady: string;
}

/** Debian keeps each PostgreSQL in a folder of its own, off the PATH. */
const POSTGRES = '/usr/lib/postgresql';
const POSTGRES_USER = 'postgres';

/**
 * Finds the programs of Redis and PostgreSQL.
 * @param postgres the folder that holds a folder for each version of PostgreSQL
 * @throws Trouble when a package is not installed
 */
export async function findPrograms(
	folders = (process.env['PATH'] ?? '').split(path.delimiter),
	postgres = POSTGRES,
): Promise<Programs> {
	const newestFirst = versionsIn(postgres).map((version) => path.join(postgres, version, 'bin'));
	const find = async (name: string, places: readonly string[]): Promise<string | undefined> => {
		for (const place of places) {
			const file = path.join(place, name);
			if (await isProgram(file)) return file;
		}
		return undefined;
	};
	const redis = await find('redis-server', folders);
	const [initdb, server, pgIsReady] = await Promise.all(
		['initdb', 'postgres', 'pg_isready'].map((name) => find(name, [...newestFirst, ...folders])),
	);
	if (
		redis !== undefined &&
		initdb !== undefined &&
		server !== undefined &&
		pgIsReady !== undefined
	)
		return { redis, initdb, postgres: server, pgIsReady };
	const what = redis === undefined ? 'Redis' : 'PostgreSQL';
	throw new Trouble(
		`${what} is not installed, and queue mode needs it: apt-get install redis-server postgresql`,
	);
}

/**
 * Whom PostgreSQL runs as: it refuses to run as the superuser.
 * @returns undefined when it can run as whoever runs this
 */
export function postgresUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = ['-u', '-g'].map((flag) => {
		const { stdout } = spawnSync('id', [flag, POSTGRES_USER], { encoding: 'utf8' });
		return Number.parseInt(stdout, 10);
	}) as [number, number];
	if (uid > 0 && gid > 0) return { uid, gid };
	throw new Trouble(
		`PostgreSQL does not run as root, and there is no user ${POSTGRES_USER}: apt-get install postgresql`,
	);
}

function versionsIn(folder: string): string[] {
	try {
		return readdirSync(folder).sort((one, other) => Number(other) - Number(one));
	} catch {
		return [];
	}
}

async function isProgram(file: string): Promise<boolean> {
	return await access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
}
