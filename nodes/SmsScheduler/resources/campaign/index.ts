export { deleteScheduled } from './delete';
export { getReport } from './getReport';
export { schedule } from './schedule';
export { send } from './send';
