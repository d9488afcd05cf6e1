export { getReport } from './getReport';
export { getScheduled } from './getScheduled';
export { getSent } from './getSent';
