import type { ProviderSetup } from '../../provider.mts';
import { createProTexting } from './dialect.mts';

type Secrets = { accessToken: string };

type Settings = {
	/** Error 8: the same content to the same phone within 10 seconds. */
	duplicateGuard: boolean;
	credits: number;
	/** How many groups there are beside the four that every account has. */
	extraGroups: number;
	/** The same of MMS templates (every fifth of these is rejected), numbers and keywords. */
	extraTemplates: number;
	extraNumbers: number;
	extraKeywords: number;
	/** A page after the last is empty, or (as Yii, whose headers these are, does) the last again. */
	pageAfterLast: 'empty' | 'last';
};

type Credential = {
	accessToken: string;
	baseUrl: string;
	accountTimezone: string;
	format: 'json' | 'xml';
};

export const proTexting: ProviderSetup<Secrets, Settings, Credential> = {
	secrets: { accessToken: 'sim-protexting-token-6f1d2c' },
	settings: {
		duplicateGuard: false,
		credits: 1_000_000,
		extraGroups: 0,
		extraTemplates: 0,
		extraNumbers: 0,
		extraKeywords: 0,
		pageAfterLast: 'empty',
	},
	credential: ({ secrets, baseUrl }) => ({
		...secrets.proTexting,
		baseUrl: baseUrl('proTexting'),
		accountTimezone: 'Etc/GMT+5',
		format: 'json',
	}),
	create: createProTexting,
};
