import type { ProviderSetup } from '../../provider.mts';
import { createNewProvider } from './dialect.mts';

type Secrets = { apiKey: string };

/** FACT: what the documents leave open. */
type Settings = Record<never, never>;

type Credential = { apiKey: string; baseUrl: string };

export const newProvider: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { apiKey: 'sim-newprovider-key-2c61f8' },
	settings: {},
	credential: ({ secrets, baseUrl }) => ({
		...secrets.newProvider,
		baseUrl: baseUrl('newProvider'),
	}),
	create: createNewProvider,
};
