import {
	ofEach,
	PROVIDERS,
	type ProviderName,
	type ProviderSettings,
	type Secrets,
} from './providers.mts';
import type { Timings } from './types.mts';

/** How the simulated world behaves; what concerns one provider stands under its name. */
export type Settings = ProviderSettings & {
	latencyMs: number;
	timings: Timings;
};

export type SettingsOptions = {
	[Name in keyof Settings]?: Settings[Name] extends object
		? Partial<Settings[Name]>
		: Settings[Name];
};

/** The settings that hold unless an option says otherwise. */
export function settingsFrom(options: SettingsOptions): Settings {
	const settingsOf = (name: ProviderName) => ({ ...PROVIDERS[name].settings, ...options[name] });
	return {
		latencyMs: options.latencyMs ?? 0,
		timings: {
			sentAfterMs: 500,
			deliveredAfterMs: 2000,
			slowMs: 60_000,
			callbackMs: 10_000,
			...options.timings,
		},
		...ofEach<ProviderSettings>(settingsOf),
	};
}

/** The secrets of the simulated accounts, unless others are given. */
export function defaultSecrets(): Secrets {
	return ofEach<Secrets>((name) => ({ ...PROVIDERS[name].secrets }));
}
