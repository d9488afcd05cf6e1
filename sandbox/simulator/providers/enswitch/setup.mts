import type { ProviderSetup } from '../../provider.mts';
import { createEnswitch } from './dialect.mts';

type Secrets = { username: string; password: string };

type Settings = {
	/** The guide shows "204", a public client compares with 204. */
	codeType: 'string' | 'integer';
	/** Whether the HTTP status repeats the code of the body; no document says it. */
	mirrorStatus: boolean;
	/** How many numbers, and how many telephone lines, there are beside those of every account. */
	extraSenders: number;
};

type Credential = { baseUrl: string; username: string; password: string };

export const enswitch: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { username: 'sim-enswitch-user', password: 'sim-enswitch-password-58ac41' },
	settings: { codeType: 'string', mirrorStatus: false, extraSenders: 0 },
	credential: ({ secrets, baseUrl }) => ({ baseUrl: baseUrl('enswitch'), ...secrets.enswitch }),
	create: createEnswitch,
};
