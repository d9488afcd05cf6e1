export { deleteScheduled } from './delete';
export { getReport } from './getReport';
export { getScheduled } from './getScheduled';
export { getSent } from './getSent';
export { schedule } from './schedule';
export { send, sendAndWait } from './send';
