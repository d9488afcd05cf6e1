import { createHash } from 'crypto';

/** Stands for a value of any size, to be compared and kept: a hash. */
export function fingerprint(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
