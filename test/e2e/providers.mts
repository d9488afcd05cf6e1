import type { Credentials } from '../../sandbox/simulator/simulator.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';

/** What a person enters into fields, by their labels. */
export type Entries = Readonly<Record<string, string>>;

export interface ProviderCase {
	readonly provider: ProviderName;
	/** What a person types into the list of nodes. */
	readonly name: string;
	/** How the pictures of it are called. */
	readonly picture: string;
	readonly credential: (of: Credentials) => Entries;
	/** The label of the secret that is mistyped first. */
	readonly secret: string;
	/** What the credential's test says to the mistyped secret. */
	readonly refusal: RegExp;
	readonly send: Entries;
	/** What is picked from lists, by label. */
	readonly pick?: Entries;
	/** Absent where the provider cannot schedule. */
	readonly schedule?: Entries;
}

export const PROVIDERS: readonly ProviderCase[] = [
	{
		provider: 'proTexting',
		name: 'ProTexting',
		picture: 'protexting',
		credential: ({ proTexting }) => ({
			'Access Token': proTexting.accessToken,
			'Base URL': proTexting.baseUrl,
		}),
		secret: 'Access Token',
		refusal: /invalid credentials\. Check 'Access Token'/,
		send: { To: '+14155550171', Message: 'Your table for two is booked for 19:30.' },
		schedule: { To: '+14155550172', Message: 'Tomorrow at 10:00: your appointment.' },
	},
	{
		provider: 'smsScheduler',
		name: 'SMS Scheduler',
		picture: 'sms-scheduler',
		credential: ({ smsScheduler }) => ({
			'API Key': smsScheduler.apiKey,
			'Base URL': smsScheduler.baseUrl,
		}),
		secret: 'API Key',
		refusal: /does not accept the credential .*Check 'API Key'/,
		send: {
			To: '+33612345671',
			Message: 'Votre colis est arrivé au point relais.',
			'Sender ID': '123',
		},
		schedule: {
			To: '+33612345672',
			Message: 'Rappel : rendez-vous demain à 10 h.',
			'Sender ID': '123',
		},
	},
	{
		provider: 'enswitch',
		name: 'Enswitch',
		picture: 'enswitch',
		credential: ({ enswitch }) => ({
			'Base URL': enswitch.baseUrl,
			Username: enswitch.username,
			Password: enswitch.password,
		}),
		secret: 'Password',
		refusal: /invalid\. Check 'Username' and 'Password'/,
		send: { To: '+14155550173', Message: 'The school is closed today.' },
		pick: { From: '2125551234 (example1)' },
	},
	{
		provider: 'voipCommunications',
		name: 'VoIP Communications',
		picture: 'voip-communications',
		credential: ({ voipCommunications }) => ({
			'API Key': voipCommunications.apiKey,
			'API Password': voipCommunications.apiPassword,
			'Base URL': voipCommunications.baseUrl,
		}),
		secret: 'API Password',
		refusal: /Invalid api credentials\. Check 'API Key' and 'API Password'/,
		send: { To: '+17135550174', Message: 'Your order is on its way.', From: '17134567890' },
		schedule: { To: '+17135550175', Message: 'We deliver today by 18:00.', From: '17134567890' },
	},
];
