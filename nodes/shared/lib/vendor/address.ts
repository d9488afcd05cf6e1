/**
 * The one place that imports ipaddr.js. The build bundles it into this file, so that a single copy
 * ships and the package needs no run-time dependency.
 */
export { isValidCIDR, parse, parseCIDR } from 'ipaddr.js';
