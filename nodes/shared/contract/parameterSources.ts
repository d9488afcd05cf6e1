import type { IExecuteFunctions } from 'n8n-workflow';

import { asObject } from '../lib/data';
import { isLocator, locatorValue } from '../lib/resourceLocator';

/**
 * Where a parameter's value comes from. `same`: no expression, so it is one value for all items.
 * `field`: a field of each item, as dragged into the parameter. `each`: n8n has to work it out.
 * What a resource locator is set to counts, in whichever of its modes.
 */
type Source =
	| { from: 'same'; value: unknown }
	| { from: 'field'; name: string; inLocator: boolean }
	| { from: 'each'; raw: unknown; inLocator: boolean };

/** What dragging a field into a parameter writes: {{ $json.phone }} or {{ $json['Phone No'] }}. */
const dragged = /^=\{\{ *\$json(?:\.([A-Za-z_]\w*)|\[(["'])([\w -]+)\2\]) *\}\}$/;

/** n8n takes a text for an expression by its first character. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

function findSource(context: IExecuteFunctions, path: string): Source {
	const raw: unknown = context.getNodeParameter(path, 0, '', { rawExpressions: true });
	const inner = locatorValue(raw);
	if (!hasExpression(inner)) {
		return { from: 'same', value: locatorValue(context.getNodeParameter(path, 0, '')) };
	}
	const found = typeof inner === 'string' ? dragged.exec(inner) : null;
	const name = found?.[1] ?? found?.[3];
	const inLocator = isLocator(raw);
	return name === undefined ? { from: 'each', raw, inLocator } : { from: 'field', name, inLocator };
}

/** By run: n8n makes a context for each, and 100,000 items ask the same. */
const known = new WeakMap<IExecuteFunctions, Map<string, Source>>();

/** Where a parameter, or a part of it such as `options.timeout`, comes from. */
export function sourceOf(context: IExecuteFunctions, path: string): Source {
	const sources = known.get(context) ?? new Map<string, Source>();
	known.set(context, sources);
	const source = sources.get(path) ?? findSource(context, path);
	sources.set(path, source);
	return source;
}

/**
 * The field of an item that an expression names, where that is plain text or a number. Anything
 * else, a name that n8n forbids among them, is left to n8n: undefined.
 */
export function fieldOf(context: IExecuteFunctions, item: number, name: string): unknown {
	const json = asObject(context.getInputData()[item]?.json);
	if (!json || !Object.hasOwn(json, name) || name in Object.prototype) return undefined;
	const value = json[name];
	return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
