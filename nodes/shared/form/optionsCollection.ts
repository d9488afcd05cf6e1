import type { INodeProperties } from 'n8n-workflow';

/** The Options collection of a form: what a user adds one by one, by name. */
export function optionsCollection(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.toSorted((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
