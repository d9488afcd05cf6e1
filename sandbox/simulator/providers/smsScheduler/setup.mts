import type { ProviderSetup } from '../../provider.mts';
import { createSmsScheduler } from './dialect.mts';

type Secrets = { apiKey: string };

type Settings = {
	/** In which zone `delivery_date` is read; no document says it. */
	zone: string;
	/** Production documents show a number for each phone, the test host's an array. */
	smsIds: 'number' | 'array';
};

type Credential = { apiKey: string; baseUrl: string; accountTimezone: string };

export const smsScheduler: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { apiKey: 'sim-scheduler-key-93be07' },
	settings: { zone: 'Europe/Paris', smsIds: 'number' },
	credential: ({ secrets, settings, baseUrl }) => ({
		...secrets.smsScheduler,
		baseUrl: baseUrl('smsScheduler'),
		accountTimezone: settings.smsScheduler.zone,
	}),
	create: createSmsScheduler,
};
