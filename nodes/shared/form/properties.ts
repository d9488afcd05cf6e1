import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../contract/operation';

/** A resource as the node's Resource drop-down shows it. */
export interface Resource {
	name: string;
	value: string;
}

/** A drop-down, its entries in the order in which they are given: the most used first. */
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
		options,
		default: start,
	};
}

/** The Operation drop-down of one resource; opens on Send where there is one. */
function operationsOf(
	resource: string,
	operations: readonly Operation[],
	via?: string,
): INodeProperties {
	const own = operations.filter((one) => one.resource === resource);
	const options = own.map(({ displayName, operation, action, description }) => ({
		name: displayName,
		value: operation,
		action: via === undefined ? action : `${action} via ${via}`,
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

/**
 * The Operation drop-down of every resource, and every operation's fields.
 * @param via whose node it is: n8n lists the actions of all nodes
 */
export function operationProperties(
	operations: readonly Operation[],
	via?: string,
): INodeProperties[] {
	const resources = [...new Set(operations.map(({ resource }) => resource))];
	return [
		...resources.map((resource) => operationsOf(resource, operations, via)),
		...operations.flatMap((operation) =>
			operation.fields.map((field) => shownFor(operation, field)),
		),
	];
}

/**
 * A node's properties, made from its operations: the two drop-downs, then every operation's
 * fields, each shown for its operation alone.
 * @param via whose node it is
 */
export function properties(
	resources: readonly Resource[],
	operations: readonly Operation[],
	via: string,
): INodeProperties[] {
	return [
		dropDown('Resource', 'resource', resources[0]?.value ?? '', [...resources]),
		...operationProperties(operations, via),
	];
}
