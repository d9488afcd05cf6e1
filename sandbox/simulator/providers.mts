import { enswitch } from './providers/enswitch/setup.mts';
import { proTexting } from './providers/proTexting/setup.mts';
import { smsScheduler } from './providers/smsScheduler/setup.mts';
import { voipCommunications } from './providers/voipCommunications/setup.mts';

/** Every provider that the simulator speaks for: the one list of them. */
export const PROVIDERS = {
	proTexting,
	smsScheduler,
	enswitch,
	voipCommunications,
};

type Setups = typeof PROVIDERS;

export type ProviderName = keyof Setups;

export type Secrets = { [Name in ProviderName]: Setups[Name]['secrets'] };

export type ProviderSettings = { [Name in ProviderName]: Setups[Name]['settings'] };

/** The right credentials of the simulated accounts, with the fields of the n8n credentials. */
export type Credentials = {
	readonly [Name in ProviderName]: Readonly<ReturnType<Setups[Name]['credential']>>;
};

export const PROVIDER_NAMES = Object.keys(PROVIDERS) as readonly ProviderName[];

/** One value for each provider, by its name. */
export function ofEach<Values extends Record<ProviderName, unknown>>(
	valueOf: (name: ProviderName) => Values[ProviderName],
): Values {
	return Object.fromEntries(PROVIDER_NAMES.map((name) => [name, valueOf(name)])) as Values;
}
