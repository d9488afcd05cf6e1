import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../contract/operation';

/** A resource as the node's Resource drop-down shows it. */
export interface Resource {
	name: string;
	value: string;
}

/** A drop-down, its entries in alphabetical order. */
export function dropDown(
	displayName: string,
	name: string,
	start: string,
	options: INodePropertyOptions[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		noDataExpression: true,
		options: options.sort((a, b) => a.name.localeCompare(b.name)),
		default: start,
	};
}

/** The Operation drop-down of one resource; opens on Send where there is one. */
function operationsOf(resource: string, operations: readonly Operation[]): INodeProperties {
	const own = operations.filter((one) => one.resource === resource);
	const options = own.map(({ displayName, operation, action, description }) => ({
		name: displayName,
		value: operation,
		action,
		description,
	}));
	const start = own.find(({ operation }) => operation === 'send') ?? own[0];
	return {
		...dropDown('Operation', 'operation', start?.operation ?? '', options),
		displayOptions: { show: { resource: [resource] } },
	};
}

/** A field that an operation owns is shown for that operation alone. */
function shownFor(operation: Operation, field: INodeProperties): INodeProperties {
	const show = { resource: [operation.resource], operation: [operation.operation] };
	return { ...field, displayOptions: { show: { ...field.displayOptions?.show, ...show } } };
}

/** The Operation drop-down of every resource, and every operation's fields. */
export function operationProperties(operations: readonly Operation[]): INodeProperties[] {
	const resources = [...new Set(operations.map(({ resource }) => resource))];
	return [
		...resources.map((resource) => operationsOf(resource, operations)),
		...operations.flatMap((operation) =>
			operation.fields.map((field) => shownFor(operation, field)),
		),
	];
}

/**
 * A node's properties, made from its operations: the two drop-downs, then every operation's
 * fields, each shown for its operation alone.
 */
export function properties(
	resources: readonly Resource[],
	operations: readonly Operation[],
): INodeProperties[] {
	return [
		dropDown('Resource', 'resource', resources[0]?.value ?? '', [...resources]),
		...operationProperties(operations),
	];
}
