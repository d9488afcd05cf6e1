export { create } from './create';
export { find } from './find';
export { optOut } from './optOut';
