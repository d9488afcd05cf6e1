import type { Timings } from './types.mts';

export type Secrets = {
	proTexting: { accessToken: string };
	smsScheduler: { apiKey: string };
	enswitch: { username: string; password: string };
	voipCommunications: { apiKey: string; apiPassword: string };
};

/** Where the documents leave a choice open, or the real installations differ. */
export type Settings = {
	latencyMs: number;
	timings: Timings;
	proTexting: {
		/** Error 8: the same content to the same phone within 10 seconds. */
		duplicateGuard: boolean;
		credits: number;
		/** How many groups there are beside the four that every account has. */
		extraGroups: number;
		/** A page after the last is empty, or (as Yii, whose headers these are, does) the last again. */
		pageAfterLast: 'empty' | 'last';
	};
	smsScheduler: {
		/** In which zone `delivery_date` is read; no document says it. */
		zone: string;
		/** Production documents show a number for each phone, the test host's an array. */
		smsIds: 'number' | 'array';
	};
	enswitch: {
		/** The guide shows "204", a public client compares with 204. */
		codeType: 'string' | 'integer';
		/** Whether the HTTP status repeats the code of the body; no document says it. */
		mirrorStatus: boolean;
	};
	voipCommunications: {
		/** In which zone `delivery_date` is read; no document says it. */
		zone: string;
		/** Rows on a page of the history. */
		pageSize: number;
	};
};

export type SettingsOptions = {
	[Name in keyof Settings]?: Settings[Name] extends object
		? Partial<Settings[Name]>
		: Settings[Name];
};

/** The settings that hold unless an option says otherwise. */
export function settingsFrom(options: SettingsOptions): Settings {
	return {
		latencyMs: options.latencyMs ?? 0,
		timings: {
			sentAfterMs: 500,
			deliveredAfterMs: 2000,
			slowMs: 60_000,
			callbackMs: 10_000,
			...options.timings,
		},
		proTexting: {
			duplicateGuard: false,
			credits: 1_000_000,
			extraGroups: 0,
			pageAfterLast: 'empty',
			...options.proTexting,
		},
		smsScheduler: { zone: 'Europe/Paris', smsIds: 'number', ...options.smsScheduler },
		enswitch: { codeType: 'string', mirrorStatus: false, ...options.enswitch },
		voipCommunications: {
			zone: 'America/Chicago',
			pageSize: 50,
			...options.voipCommunications,
		},
	};
}

/** Made-up secrets, each unlike any other text, so that a test finds them wherever they leak. */
export function defaultSecrets(): Secrets {
	return {
		proTexting: { accessToken: 'sim-protexting-token-6f1d2c' },
		smsScheduler: { apiKey: 'sim-scheduler-key-93be07' },
		enswitch: { username: 'sim-enswitch-user', password: 'sim-enswitch-password-58ac41' },
		voipCommunications: {
			apiKey: 'sim-voip-key-b27e90',
			apiPassword: 'sim-voip-password-04d3fa',
		},
	};
}
