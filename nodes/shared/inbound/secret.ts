import { createHash, timingSafeEqual } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../result/failure';

/** Shorter ones can be tried out. */
const shortest = 16;

/** What only the provider and this node know. */
export const secretField: INodeProperties = {
	displayName: 'Secret',
	name: 'secret',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		'The node rejects calls without this secret. The secret is the end of the webhook URL, so use a different secret for each node.',
	hint: 'At least 16 letters and digits, such as a generated password',
};

/**
 * Checks what the user chose.
 * @throws InvalidInput, without the secret in its message
 */
export function readSecret(value: unknown): string {
	const secret = typeof value === 'string' ? value : '';
	if (secret === '') {
		throw new InvalidInput('secret', `is empty: enter at least ${shortest} letters and digits`);
	}
	if (/\s/.test(secret)) throw new InvalidInput('secret', 'contains spaces: remove the spaces');
	if (secret.length >= shortest) return secret;
	throw new InvalidInput('secret', `is too short: enter at least ${shortest} letters and digits`);
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that does not tell how much of a guess is right. */
export function isSecret(given: string, secret: string): boolean {
	return timingSafeEqual(digest(given), digest(secret));
}
