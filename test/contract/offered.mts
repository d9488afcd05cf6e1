import { createRequire } from 'node:module';
import type { INodeProperties } from 'n8n-workflow';

const built = createRequire(new URL('../../dist/nodes/', import.meta.url));

/** An operation as its provider offers it. */
interface Offered {
	resource: string;
	operation: string;
	fields: INodeProperties[];
}

/** An operation of a provider's node, as it is built; undefined when the provider cannot. */
export function offered(
	provider: string,
	wanted: Pick<Offered, 'resource' | 'operation'>,
): Offered | undefined {
	const folder = provider.charAt(0).toUpperCase() + provider.slice(1);
	const { operations } = built(`./${folder}/operations.js`) as { operations: Offered[] };
	return operations.find(
		({ resource, operation }) => resource === wanted.resource && operation === wanted.operation,
	);
}
