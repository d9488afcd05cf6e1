import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';

/** A context of n8n's in which some functions are others; the rest is its own. */
export function viewOf<Context extends object>(
	context: Context,
	others: Readonly<Record<string, unknown>>,
): Context {
	const own = Object.entries(others).map(([name, value]) => [name, { value }]);
	return Object.create(context, Object.fromEntries(own) as PropertyDescriptorMap) as Context;
}

/** The node with another way to read its parameters. */
export function withParameters(
	context: IExecuteFunctions,
	read: (
		path: string,
		item: number,
		otherwise?: unknown,
		how?: IGetNodeParameterOptions,
	) => unknown,
): IExecuteFunctions {
	return viewOf(context, { getNodeParameter: read });
}
