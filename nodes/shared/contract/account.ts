import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { codeOf } from '../lib/characters';
import { cleaned } from '../lib/pasted';
import { InvalidInput } from '../result/failure';
import { noZone, zoneNamed } from '../time/timeZones';

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

/**
 * Checks the address that requests are sent to.
 * @returns the URL without trailing slashes, or why it is not an http(s) URL of use
 */
function readBaseUrl(value: string): string | InvalidInput {
	const wrong = (what: string) =>
		new InvalidInput(
			'baseUrl',
			`in the credential ${what}: enter an address such as https://host/path`,
		);
	if (!URL.canParse(value)) return wrong('is not a web address');
	const url = new URL(value);
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		return wrong('must start with https://');
	// By what is written: a URL does not show a query or a fragment that is empty.
	if (/[?#]/.test(value)) return wrong("may not contain '?' or '#'");
	if (url.username || url.password) return wrong('may not contain a username or password');
	return url.href.replace(/\/+$/, '');
}

/** A field with a character that no header, form or address can have inside. */
function findControl(credential: ICredentialDataDecryptedObject): InvalidInput | undefined {
	for (const [field, value] of Object.entries(credential)) {
		const [char] = /\p{Cc}/u.exec(cleaned(value)) ?? [];
		if (char === undefined) continue;
		return new InvalidInput(
			field,
			`in the credential contains ${codeOf(char)}, which can't be sent: enter the value again`,
		);
	}
	return undefined;
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
	const mistake = findControl(credential);
	if (mistake) return mistake;
	// Enswitch's credential has no such field: it knows Unix times alone.
	const named =
		credential.accountTimezone === undefined ? 'UTC' : cleaned(credential.accountTimezone);
	const zone = zoneNamed(named);
	if (zone === undefined) {
		return new InvalidInput('accountTimezone', `in the credential is ${noZone(named)}`);
	}
	const baseUrl = readBaseUrl(cleaned(credential.baseUrl));
	if (typeof baseUrl !== 'string') return baseUrl;
	const secrets = secretNames
		.map((name) => cleaned(credential[name]))
		.filter((secret) => secret !== '');
	return {
		baseUrl,
		zone,
		format: cleaned(credential.format) === 'xml' ? 'xml' : 'json',
		// HTTP Basic sends a pair as one encoded text.
		secrets: secrets.length > 1 ? [...secrets, secrets.join(':')] : secrets,
	};
}
