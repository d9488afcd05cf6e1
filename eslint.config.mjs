/*
 * n8n's own lint, put together from its parts as n8n's package scanner configures them: the
 * command-line tool that wraps them is not needed. No inline exceptions: the scanner ignores them.
 */
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

import { houseRules } from './eslint.house.mjs';

const { recommended } = n8nCommunityNodesPlugin.configs;
/** Every rule: also the one that n8n's own configuration leaves off. */
const community = {
	...recommended,
	rules: {
		...recommended.rules,
		'@n8n/community-nodes/node-class-description-icon-missing': 'error',
	},
};
const shipped = ['nodes/**/*.ts', 'credentials/**/*.ts'];

export default tseslint.config(
	globalIgnores([
		'dist',
		'dist-packages',
		'coverage',
		'sandbox/n8n',
		// Complete only where `npm run new-provider` has laid them out, and linted there by a test.
		'sandbox/newProvider/template',
		'test/fifthProvider/files',
	]),
	{ linterOptions: { noInlineConfig: true } },
	{
		files: ['**/*.{ts,mts}'],
		extends: [
			js.configs.recommended,
			tseslint.configs.recommended,
			importX.configs['flat/recommended'],
		],
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'import-x/no-cycle': 'error',
			// fast-check is written as fc.integer().
			'import-x/no-named-as-default-member': 'off',
		},
	},
	{
		files: ['**/*.mts'],
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
		},
	},
	{
		settings: {
			'import-x/resolver-next': [createTypeScriptImportResolver()],
			// Without this, what a TypeScript file imports is not looked into, and no cycle is found.
			'import-x/extensions': ['.ts', '.mts'],
		},
	},
	{ files: shipped, extends: [community], rules: { 'no-console': 'error' } },
	{
		files: ['package.json'],
		extends: [community],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...n8nNodesBase.configs.community.rules },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	...houseRules,
);
