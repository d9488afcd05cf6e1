import type { ProviderSetup } from '../../provider.mts';
import { createVoipCommunications } from './dialect.mts';

type Secrets = { apiKey: string; apiPassword: string };

type Settings = {
	/** In which zone `delivery_date` is read; no document says it. */
	zone: string;
	/** Rows on a page of the history. */
	pageSize: number;
};

type Credential = {
	apiKey: string;
	apiPassword: string;
	baseUrl: string;
	accountTimezone: string;
};

export const voipCommunications: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { apiKey: 'sim-voip-key-b27e90', apiPassword: 'sim-voip-password-04d3fa' },
	settings: { zone: 'America/Chicago', pageSize: 50 },
	credential: ({ secrets, settings, baseUrl }) => ({
		...secrets.voipCommunications,
		baseUrl: baseUrl('voipCommunications'),
		accountTimezone: settings.voipCommunications.zone,
	}),
	create: createVoipCommunications,
};
