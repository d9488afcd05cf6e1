import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../shared/contract/operation';
import { dropDown, operationProperties } from '../shared/form/properties';
import { omit } from '../shared/lib/omit';
import { fallbackFields, fallbackName, senderField } from './fallbackFields';
import { standIns, type Offer } from './offer';

/** The version of nodes whose sender has one name for all providers. */
const firstVersion = 1;

/** The version from which on each provider has its own. */
export const ownSenders = 1.1;

/** The versions that a saved node may have; new ones have the last. */
export const gatewayVersions = [firstVersion, ownSenders];

/** The drop-down from which all others follow. */
function providerField(offers: readonly Offer[]): INodeProperties {
	const start = offers[0]?.provider.name ?? '';
	return {
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: offers.map(({ provider }) => ({ name: provider.displayName, value: provider.name })),
		default: start,
		description: 'The provider that sends the messages',
	};
}

/**
 * One drop-down for all, from which n8n's editor makes its list of actions: the first provider's.
 * Of several drop-downs it would list every action several times. A resource that only some have
 * is offered for them alone.
 */
function resourceField(offers: readonly Offer[]): INodeProperties {
	const having = new Map<string, string[]>();
	for (const { provider, operations } of offers) {
		for (const resource of new Set(operations.map((one) => one.resource))) {
			having.set(resource, [...(having.get(resource) ?? []), provider.name]);
		}
	}
	const options = [...having].map(([value, provider]) => ({
		name: value.charAt(0).toUpperCase() + value.slice(1),
		value,
		...(provider.length < offers.length ? { displayOptions: { show: { provider } } } : {}),
	}));
	return dropDown('Resource', 'resource', options[0]?.value ?? '', options);
}

/** The fallbacks stand before the switches that most leave as they are. */
function withFallbacks(operation: Operation, added: readonly INodeProperties[]): Operation {
	const at = operation.fields.findIndex(({ name }) => name === 'simplify');
	if (added.length === 0) return operation;
	return {
		...operation,
		fields: [...operation.fields.slice(0, at), ...added, ...operation.fields.slice(at)],
	};
}

/**
 * A sender's field has a name of its own for each provider, so that choosing another provider
 * carries none over. Nodes saved before that have it by its old name, which is read, too.
 */
function withOwnSender({ provider }: Offer, operation: Operation): Operation {
	if (operation.kind !== 'submit') return operation;
	const fields = operation.fields.flatMap((field): INodeProperties[] => {
		if (field.name !== senderField) return [field];
		// Required by the operation alone: n8n would refuse a node that has it by the old name.
		const own = { ...omit(field, 'required'), name: fallbackName(provider.name, field.name) };
		const old = { displayName: field.displayName, name: field.name, type: 'hidden', default: '' };
		return [
			inVersions(field, [firstVersion]),
			inVersions(own, [ownSenders]),
			inVersions(old as INodeProperties, [ownSenders]),
		];
	});
	return { ...operation, fields };
}

function inVersions(field: INodeProperties, versions: number[]): INodeProperties {
	const show = { ...field.displayOptions?.show, '@version': versions };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

function fieldsOf(offers: readonly Offer[], offer: Offer): INodeProperties[] {
	const operations = offer.operations.map((operation) =>
		withFallbacks(
			withOwnSender(offer, operation),
			fallbackFields(standIns(offers, offer, operation)),
		),
	);
	const provider = [offer.provider.name];
	return operationProperties(operations).map((field) => ({
		...field,
		displayOptions: { show: { provider, ...field.displayOptions?.show } },
	}));
}

const inUse = ({ provider }: Offer) => `${provider.name}InUse`;

/**
 * Says whether a provider takes part, first or as a fallback. n8n shows a credential, and lets a
 * node have it, when all of its conditions hold; that one of two is enough can be said by a
 * parameter that has two definitions.
 */
function inUseFields(offer: Offer): INodeProperties[] {
	const name = inUse(offer);
	return ['provider', 'fallbacks'].map((place) => ({
		displayName: name,
		name,
		type: 'hidden',
		default: true,
		displayOptions: { show: { [place]: [offer.provider.name] } },
	}));
}

/**
 * The properties of a node in which the provider is a parameter, made from what each can do: the
 * fields of an operation are those of the provider's own node, and fallbacks where there can be any.
 */
export function gatewayProperties(offers: readonly Offer[]): INodeProperties[] {
	return [
		providerField(offers),
		resourceField(offers),
		...offers.flatMap((offer) => fieldsOf(offers, offer)),
		...offers.flatMap(inUseFields),
	];
}

/** The credentials of all providers; a node shows, and needs, those of the ones that take part. */
export function gatewayCredentials(offers: readonly Offer[]): INodeCredentialDescription[] {
	return offers.map((offer) => ({
		name: offer.provider.credential,
		required: true,
		displayOptions: { show: { [inUse(offer)]: [true] } },
	}));
}

/** An expression that spells out which provider is to do what. */
export function gatewaySubtitle(offers: readonly Offer[]): string {
	const names = offers.map(({ provider }) => [provider.name, provider.displayName] as const);
	const shown = JSON.stringify(Object.fromEntries(names));
	return `={{ (${shown})[$parameter["provider"]] + ", " + $parameter["operation"] + ": " + $parameter["resource"] }}`;
}
