import type { INodeProperties } from 'n8n-workflow';

import { InvalidInput, quoted, type Cause } from '../result/failure';

/** The label of a field, also of one in a collection, as the user sees it. */
function labelIn(fields: readonly INodeProperties[], name: string): string | undefined {
	const options = fields.flatMap(({ options: inner = [] }) => inner);
	const all = [...fields, ...options.filter((one) => 'type' in one)];
	return all.find((field) => field.name === name)?.displayName;
}

/** Why an item could not be read. An expression that fails throws an error of n8n's own. */
export function causeOf(error: unknown, fields: readonly INodeProperties[]): Cause {
	if (error instanceof InvalidInput) return error.toCause(labelIn(fields, error.field));
	return quoted('invalidInput', '', error instanceof Error ? error.message : String(error));
}
