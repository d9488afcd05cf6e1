/**
 * The versions of n8n-core that the contract is kept on: the first and the last of the range that
 * the README names, and the steps between at which n8n changed what nodes stand on.
 */
export const versions: readonly string[] = [
	'1.120.2',
	'1.122.48',
	'2.0.0',
	'2.20.6',
	'2.30.4',
	'2.41.1',
];
