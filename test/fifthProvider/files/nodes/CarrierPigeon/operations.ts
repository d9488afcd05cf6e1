import type { Operation } from '../shared/contract/operation';
import { sendOperation } from '../shared/form/sendOperation';
import { flight } from './flight';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [
	sendOperation(flight, 'message.send'),
	sendOperation(flight, 'message.schedule'),
];
