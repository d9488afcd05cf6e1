import type { INodeProperties } from 'n8n-workflow';

/** How the labels begin of options that few people look for: about requests, not messages. */
const advanced = 'Advanced: ';

/** The label of an option that stands behind all others. */
export const advancedLabel = (label: string): string => advanced + label;

const isAdvanced = ({ displayName }: INodeProperties) => displayName.startsWith(advanced);

/**
 * The Options collection of a form: what a user adds one by one, by name; at the end what few
 * people look for.
 */
export function optionsCollection(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.toSorted(
			(a, b) =>
				Number(isAdvanced(a)) - Number(isAdvanced(b)) || a.displayName.localeCompare(b.displayName),
		),
	};
}
