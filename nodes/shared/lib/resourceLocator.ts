import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { asObject } from './data';

/** How a value is typed, or given by expression. */
export type Typed = Pick<INodePropertyMode, 'displayName' | 'name' | 'placeholder' | 'validation'>;

/** What a field to pick from a list needs beside n8n's own words for it. */
interface LocatorChoice {
	displayName: string;
	name: string;
	description: string;
	required?: boolean;
	/** Name of the listSearch method, as every node that has the field names it. */
	list: string;
	/** Parameters that decide what the list holds: when they change, what was picked is cleared. */
	dependsOn?: string[];
	/** The other way: typed, or by expression. */
	typed: Typed;
}

/** A field that is picked from a list of the account, or typed. */
export function locatorField(choice: LocatorChoice): INodeProperties {
	const { list, dependsOn, typed, ...about } = choice;
	return {
		...about,
		type: 'resourceLocator',
		...(dependsOn ? { typeOptions: { loadOptionsDependsOn: dependsOn } } : {}),
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: list, searchable: true },
			},
			{ ...typed, type: 'string' },
		],
	};
}

/** Whether a parameter is saved as n8n saves what was picked or typed in a resource locator. */
export function isLocator(value: unknown): boolean {
	return asObject(value)?.__rl === true;
}

/** What a locator is set to, however that was done. Anything else is itself: older workflows. */
export function locatorValue(value: unknown): unknown {
	return isLocator(value) ? asObject(value)?.value : value;
}
