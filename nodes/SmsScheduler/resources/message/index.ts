export { deleteScheduled } from './delete';
export { getReport } from './getReport';
