export { schedule } from './schedule';
export { send } from './send';
