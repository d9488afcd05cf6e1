import type { Operation } from '../shared/contract/operation';
import * as message from './resources/message';

/** Everything that the node can do. */
export const operations: readonly Operation[] = [message.send];
