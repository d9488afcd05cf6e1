import { unseen, withoutUnseen } from './characters';

/**
 * A field of a credential as it is sent, and as it is hidden: without what pasting brings along,
 * spaces and new lines around it, and characters without any width anywhere in it.
 */
export function cleaned(value: unknown): string {
	const isText = typeof value === 'string' || typeof value === 'number';
	return isText ? withoutUnseen(String(value)).trim() : '';
}

/** The same of a field that n8n puts into a request, as the inside of its expression. */
export function cleanedField(name: string): string {
	return `($credentials.${name} ?? "").toString().replace(/[${unseen}]/g, "").trim()`;
}
