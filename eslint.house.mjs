/*
 * What this house keeps beside n8n's own lint: the arrows of docs/architecture.md, thin node files,
 * a doc comment on everything that other files use, and no list of unknown length in the arguments of
 * a call. Providers are found by folder.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import importX from 'eslint-plugin-import-x';

import { house } from './eslint.house.rules.mjs';

const nodes = path.join(import.meta.dirname, 'nodes');

/** A folder with a provider.ts is a provider's; nodes/SmsGateway is a table over all of them. */
const providers = readdirSync(nodes).filter((name) =>
	existsSync(path.join(nodes, name, 'provider.ts')),
);

const outside = {
	target: ['./nodes', './credentials'],
	from: ['./sandbox', './test'],
	message:
		'Arrows: what ships imports nothing from sandbox/ or test/, which do not ship. Move what it needs to nodes/shared.',
};

const shared = {
	target: './nodes/shared',
	from: ['./nodes', './credentials'],
	except: ['./shared'],
	message:
		"Arrows: nodes/shared knows no provider. Take it as a parameter, or make it a field of Provider or Operation (nodes/shared/contract/operation.ts), which the provider's folder fills in.",
};

/** The folders of nodes/shared from the ground up: what each is for, and which it may import. */
const folders = JSON.parse(
	readFileSync(path.join(import.meta.dirname, 'eslint.house.folders.json'), 'utf8'),
);

/** One folder of nodes/shared may import only those below it, types included. */
const floors = Object.entries(folders).map(([name, { is, from }]) => ({
	target: `./nodes/shared/${name}`,
	from: './nodes/shared',
	except: [name, ...from].map((one) => `./${one}`),
	message: `Arrows: nodes/shared/${name} (${is}) imports only ${from.length > 0 ? `${from.join(', ')} and itself` : 'itself'}. Take what you need as a parameter, or move it down into one of these (eslint.house.folders.json).`,
}));

const apart = providers.map((name) => ({
	target: `./nodes/${name}`,
	from: './nodes',
	except: [`./${name}`, './shared'],
	message: 'Arrows: providers do not know each other. Move what both need to nodes/shared.',
}));

const credentials = providers.map((name) => ({
	target: `./credentials/${name}Api.credentials.ts`,
	from: './nodes',
	except: [`./${name}`, './shared'],
	message:
		'Arrows: a credential uses its own provider and nodes/shared. Move what it needs into one of them.',
}));

/** To be spread into the configuration after n8n's. */
export const houseRules = [
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		plugins: { house, 'import-x': importX },
		rules: {
			'house/bounded-arguments': 'error',
			'house/doc-comment': 'error',
			'import-x/no-restricted-paths': [
				'error',
				{ zones: [outside, shared, ...floors, ...apart, ...credentials] },
			],
		},
	},
	{
		files: ['nodes/shared/**/*.ts'],
		rules: { 'house/no-provider-name': ['error', providers] },
	},
	{ files: ['nodes/**/*.node.ts'], rules: { 'house/thin-node': ['error', 'ofProvider'] } },
	{ files: ['nodes/SmsGateway/*.node.ts'], rules: { 'house/thin-node': ['error', 'overAll'] } },
];
