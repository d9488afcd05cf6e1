import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../shared/contract/operation';
import type { Choice, Fallback } from '../shared/execute';
import { withParameters } from '../shared/lib/contextView';
import { asObject } from '../shared/lib/data';
import { omit } from '../shared/lib/omit';
import { InvalidInput } from '../shared/result/failure';
import { fallbackName, placesOf } from './fallbackFields';
import { standIns, type Offer, type Sending } from './offer';

/**
 * The node as a fallback is to see it: what it reads by a name comes from where its value stands,
 * so its operation reads the parameters as in the node of its own.
 */
export function asFallback(context: IExecuteFunctions, sending: Sending): IExecuteFunctions {
	const placeOf = placesOf(sending);
	const ownCollection = fallbackName(sending.provider.name, 'options');
	return withParameters(context, (path, item, otherwise, how) => {
		const value: unknown = context.getNodeParameter(placeOf(path), item, otherwise, how);
		const common = path === 'options' ? asObject(value) : undefined;
		if (!common) return value;
		return { ...common, ...asObject(context.getNodeParameter(ownCollection, item, {}, how)) };
	});
}

/** What is wrong with the list of fallbacks; undefined when it can be used. */
function mistakeIn(
	names: readonly unknown[],
	first: Offer,
	able: readonly Sending[],
): string | undefined {
	for (const [place, name] of names.entries()) {
		if (typeof name !== 'string' || name === '') return 'has an empty entry: choose a provider';
		if (name === first.provider.name) {
			return `contains ${first.provider.displayName}, which is already selected in 'Provider': choose another provider`;
		}
		const found = able.find(({ provider }) => provider.name === name);
		if (!found)
			return `contains '${name}', which doesn't support this operation: choose another provider`;
		if (names.indexOf(name) !== place) {
			return `contains ${found.provider.displayName} twice: remove one entry`;
		}
	}
	return undefined;
}

/** Reads the list of fallbacks. Every provider reads a number as the first one does. */
export function chooseFallbacks(
	context: IExecuteFunctions,
	offers: readonly Offer[],
	first: Offer,
	operation: Operation,
): Choice {
	const able = standIns(offers, first, operation);
	const value: unknown = able.length === 0 ? [] : context.getNodeParameter('fallbacks', 0, []);
	const names: unknown[] = Array.isArray(value) ? value : value === '' ? [] : [value];
	const says = mistakeIn(names, first, able);
	if (says !== undefined) {
		const mistake = new InvalidInput('fallbacks', says).toCause('Fallback Providers');
		return { fallbacks: [], mistake };
	}
	const { defaultCountry } = first.provider;
	const fallbacks = names.flatMap((name): Fallback[] => {
		const found = able.find(({ provider }) => provider.name === name);
		if (!found) return [];
		const own = omit(found.provider, 'defaultCountry');
		const provider = { ...own, ...(defaultCountry ? { defaultCountry } : {}) };
		return [{ provider, operation: found.operation, context: asFallback(context, found) }];
	});
	return { fallbacks };
}
