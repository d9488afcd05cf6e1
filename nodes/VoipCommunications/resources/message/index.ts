export { deleteScheduled } from './delete';
export { getConversation } from './getConversation';
export { getMany } from './getMany';
export { getScheduled } from './getScheduled';
export { schedule } from './schedule';
export { send } from './send';
