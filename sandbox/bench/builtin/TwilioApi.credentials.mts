import type { ICredentialType } from 'n8n-workflow';
import { builtIn } from './installed.mts';

/** n8n's Twilio credential as it is. */
export const TwilioApi = builtIn<new () => ICredentialType>(
	'credentials/TwilioApi.credentials.js',
	'TwilioApi',
);
