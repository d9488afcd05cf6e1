export { deleteScheduled } from './delete';
export { getReceived } from './getReceived';
export { getReport } from './getReport';
export { getScheduled } from './getScheduled';
export { getSent } from './getSent';
export { schedule } from './schedule';
export { send, sendAndWait } from './send';
