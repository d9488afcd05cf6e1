export { deleteScheduled } from './delete';
export { getConversation } from './getConversation';
export { getMany } from './getMany';
export { getScheduled } from './getScheduled';
