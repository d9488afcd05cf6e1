import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { IANAZone } from 'luxon';

import { InvalidInput } from './failure';

/** What a run needs to know of a credential. The secrets are here only to be kept out of sight. */
export interface Account {
	/** Without a trailing slash. */
	baseUrl: string;
	/** IANA zone in which the provider reads a date that carries none. */
	zone: string;
	/** ProTexting speaks both; the others have no choice. */
	format: 'json' | 'xml';
	secrets: string[];
}

function text(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Checks the address that requests are sent to.
 * @returns the URL without trailing slashes, or why it is not an http(s) URL of use
 */
function readBaseUrl(value: string): string | InvalidInput {
	const wrong = (what: string) =>
		new InvalidInput(
			'baseUrl',
			`of the credential ${what}: enter an address such as https://host/path`,
		);
	if (!URL.canParse(value)) return wrong('is not a web address');
	const url = new URL(value);
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		return wrong('must start with https://');
	if (url.search || url.hash) return wrong("may not contain '?' or '#'");
	if (url.username || url.password) return wrong('may not contain a user name or password');
	return url.href.replace(/\/+$/, '');
}

/**
 * Reads a credential.
 * @param secretNames its fields that no output may show
 * @returns what is wrong with it, when it cannot be used
 */
export function readAccount(
	secretNames: readonly string[],
	credential: ICredentialDataDecryptedObject,
): Account | InvalidInput {
	// Enswitch's credential has no such field: it knows Unix times alone.
	const zone =
		credential.accountTimezone === undefined ? 'UTC' : text(credential, 'accountTimezone');
	if (!IANAZone.isValidZone(zone)) {
		return new InvalidInput(
			'accountTimezone',
			`of the credential is '${zone}', which is not a time zone: enter one such as Europe/Paris`,
		);
	}
	const baseUrl = readBaseUrl(text(credential, 'baseUrl'));
	if (typeof baseUrl !== 'string') return baseUrl;
	const secrets = secretNames
		.map((name) => text(credential, name))
		.filter((secret) => secret !== '');
	return {
		baseUrl,
		zone,
		format: text(credential, 'format') === 'xml' ? 'xml' : 'json',
		// HTTP Basic sends a pair as one encoded text.
		secrets: secrets.length > 1 ? [...secrets, secrets.join(':')] : secrets,
	};
}
