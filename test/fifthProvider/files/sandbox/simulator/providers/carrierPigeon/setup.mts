import type { ProviderSetup } from '../../provider.mts';
import { createCarrierPigeon } from './dialect.mts';

type Secrets = { loftToken: string };

type Settings = { zone: string };

type Credential = { loftToken: string; baseUrl: string; accountTimezone: string };

export const carrierPigeon: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { loftToken: 'sim-carrierpigeon-key-9d40be' },
	settings: { zone: 'Pacific/Chatham' },
	credential: ({ secrets, settings, baseUrl }) => ({
		...secrets.carrierPigeon,
		baseUrl: baseUrl('carrierPigeon'),
		accountTimezone: settings.carrierPigeon.zone,
	}),
	create: createCarrierPigeon,
};
