/**
 * The one place that imports libphonenumber-js. The build bundles it into this file, so that a
 * single copy ships and the package needs no run-time dependency.
 */
export { isSupportedCountry, parseDigits, parsePhoneNumberFromString } from 'libphonenumber-js/min';
