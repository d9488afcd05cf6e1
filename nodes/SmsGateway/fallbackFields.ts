import type { INodeProperties } from 'n8n-workflow';

import { conversationOptions } from '../shared/form/conversation';
import { commonFields } from '../shared/form/fields';
import { usualOptions } from '../shared/form/options/usualOptions';
import type { Sending } from './offer';

/** The field of the sender, by the name that it has in the node of one provider. */
export const senderField = 'from';

/** The name of a fallback's own field: the first provider may have one of the same name. */
export function fallbackName(provider: string, field: string): string {
	return provider + field.charAt(0).toUpperCase() + field.slice(1);
}

/** The fields that only this provider's operation has. */
export function ownFields({ operation }: Sending): INodeProperties[] {
	return operation.fields.filter(({ name, type }) => type !== 'notice' && !commonFields.has(name));
}

/** The options that not every provider honors: a fallback has fields of its own for them. */
export function ownOptions({ operation }: Sending): INodeProperties[] {
	const usual = usualOptions.flatMap((option) => option.field(operation)?.name ?? []);
	const common = new Set([...usual, ...conversationOptions.map(({ name }) => name)]);
	const collection = operation.fields.find(({ name }) => name === 'options');
	return (collection?.options ?? []).filter(
		(option): option is INodeProperties => 'type' in option && !common.has(option.name),
	);
}

/** Says where a fallback's value of a parameter stands: what is its own has a name of its own. */
export function placesOf(sending: Sending): (path: string) => string {
	const fields = new Set(ownFields(sending).map(({ name }) => name));
	const options = new Set(ownOptions(sending).map(({ name }) => name));
	return (path) => {
		const [name = '', option = '', ...rest] = path.split('.');
		const isOwn = name === 'options' ? options.has(option) : fields.has(name);
		if (!isOwn) return path;
		const own = fallbackName(sending.provider.name, name);
		return [own, ...(option === '' ? [] : [option]), ...rest].join('.');
	};
}

/** The list of providers that take over, in their order. */
function fallbacksField(others: readonly Sending[]): INodeProperties {
	return {
		displayName: 'Fallback Providers',
		name: 'fallbacks',
		type: 'options',
		noDataExpression: true,
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Fallback Provider',
			sortable: true,
		},
		options: others.map(({ provider }) => ({ name: provider.displayName, value: provider.name })),
		default: [],
		description:
			"Backup providers, tried in order when the previous provider has a credit, sender, credential, limit or network problem. Messages that may have been sent, opt-outs, and rejected numbers or content don't fall back.",
	};
}

function optionsOf(sending: Sending): INodeProperties[] {
	const options = ownOptions(sending);
	const collection = sending.operation.fields.find(({ name }) => name === 'options');
	return collection && options.length > 0 ? [{ ...collection, options }] : [];
}

/** A field of a fallback, by a name of its own, shown while the provider is in the list. */
function renamed(sending: Sending, field: INodeProperties): INodeProperties {
	const { provider } = sending;
	const { loadOptionsDependsOn: others, ...typeOptions } = field.typeOptions ?? {};
	const dependsOn = others && { loadOptionsDependsOn: others.map(placesOf(sending)) };
	return {
		...field,
		displayName: `${provider.displayName}: ${field.displayName}`,
		name: fallbackName(provider.name, field.name),
		...(field.typeOptions ? { typeOptions: { ...typeOptions, ...dependsOn } } : {}),
		displayOptions: { show: { fallbacks: [provider.name] } },
	};
}

/** What an operation shows of fallbacks: the list, and what each of them needs to know. */
export function fallbackFields(others: readonly Sending[]): INodeProperties[] {
	if (others.length === 0) return [];
	const own = others.flatMap((other) =>
		[...ownFields(other), ...optionsOf(other)].map((field) => renamed(other, field)),
	);
	return [fallbacksField(others), ...own];
}
