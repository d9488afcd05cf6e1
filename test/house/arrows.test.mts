/**
 * The arrows of docs/architecture.md, as lint keeps them: each is broken once, in a file of the
 * project as it would be, and the message must say which rule it is and what to do.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Breakage {
	name: string;
	/** The file that is changed; it need not be there. */
	file: string;
	/** What is put at its start; alone when the file is not there. */
	adds: string;
	rule: string;
	message: RegExp;
}

const restricted = 'import-x/no-restricted-paths';

const breakages: Breakage[] = [
	{
		name: 'the shared layer may not import a provider',
		file: 'nodes/shared/submit/batches.ts',
		adds: "import '../../Enswitch/provider';",
		rule: restricted,
		message: /nodes\/shared knows no provider\. Take it as a parameter/,
	},
	{
		name: 'the shared layer may not import a type of a provider',
		file: 'nodes/shared/submit/batches.ts',
		adds: "export type { Text } from '../../Enswitch/resources/text';",
		rule: restricted,
		message: /nodes\/shared knows no provider/,
	},
	{
		name: 'the shared layer may not name a provider in a text',
		file: 'nodes/shared/submit/batches.ts',
		adds: "export const isTheirs = (name: string) => name === 'SMS Scheduler';",
		rule: 'house/no-provider-name',
		message: /names SMS Scheduler\. Make it a field of Provider or Operation/,
	},
	{
		name: 'the shared layer may not name a provider in a name',
		file: 'nodes/shared/submit/batches.ts',
		adds: 'export const protextingLimit = 1;',
		rule: 'house/no-provider-name',
		message: /names protexting/,
	},
	{
		name: 'a provider may not import another',
		file: 'nodes/Enswitch/operations.ts',
		adds: "import '../SmsScheduler/provider';",
		rule: restricted,
		message: /providers do not know each other\. Move what both need to nodes\/shared/,
	},
	{
		name: 'a provider may not import the table over all of them',
		file: 'nodes/Enswitch/operations.ts',
		adds: "import '../SmsGateway/offers';",
		rule: restricted,
		message: /providers do not know each other/,
	},
	{
		name: 'a node file of one provider may not import another, as SMS Gateway does',
		file: 'nodes/Enswitch/Enswitch.node.ts',
		adds: "import { getGroups } from '../ProTexting/lists/groups';",
		rule: 'house/thin-node',
		message: /imports n8n-workflow, its own folder and nodes\/shared, not \.\.\/ProTexting/,
	},
	{
		name: 'a node may not import the sandbox',
		file: 'nodes/Enswitch/operations.ts',
		adds: "import '../../sandbox/simulator/tables.mts';",
		rule: restricted,
		message: /imports nothing from sandbox\/ or test\/, which do not ship/,
	},
	{
		name: 'a credential may not import a test',
		file: 'credentials/EnswitchApi.credentials.ts',
		adds: "import '../test/counts.mts';",
		rule: restricted,
		message: /imports nothing from sandbox\/ or test\//,
	},
	{
		name: "a credential may not import another's provider",
		file: 'credentials/EnswitchApi.credentials.ts',
		adds: "import '../nodes/ProTexting/provider';",
		rule: restricted,
		message: /a credential uses its own provider and nodes\/shared/,
	},
	{
		name: 'files may not import each other in a circle',
		file: 'nodes/shared/result/failure.ts',
		adds: "import { classify } from '../http/classifyResponse';",
		rule: 'import-x/no-cycle',
		message: /Dependency cycle/,
	},
	{
		name: 'a node file may not be long',
		file: 'nodes/Enswitch/Enswitch.node.ts',
		adds: '\n'.repeat(90),
		rule: 'house/thin-node',
		message: /at most 90 lines, this one 1\d\d\. Move fields/,
	},
	{
		name: 'a node file may not import from elsewhere',
		file: 'nodes/Enswitch/Enswitch.node.ts',
		adds: "import { DateTime } from 'luxon';",
		rule: 'house/thin-node',
		message: /imports n8n-workflow, its own folder and nodes\/shared, not luxon/,
	},
	{
		name: 'a node file may not hold a table or a function',
		file: 'nodes/Enswitch/Enswitch.node.ts',
		adds: 'const table = {};',
		rule: 'house/thin-node',
		message: /its imports and one class\. Move this into a file of the provider folder/,
	},
	{
		name: 'a node file may not decide',
		file: 'nodes/Broken/Broken.node.ts',
		adds: 'export class Broken { run(a: number) { return a > 1 ? 2 : 3; } }',
		rule: 'house/thin-node',
		message: /holds no logic\. Move this into the provider folder/,
	},
	{
		name: 'a function that others use may not go unexplained',
		file: 'nodes/Enswitch/operations.ts',
		adds: 'export function plain(): void {}',
		rule: 'house/doc-comment',
		message: /plain is exported\. Say in \/\*\* … \*\/ above it what it is for/,
	},
	{
		name: 'an interface that others use may not go unexplained',
		file: 'nodes/shared/submit/batches.ts',
		adds: '// Not a doc comment.\nexport interface Plain {}',
		rule: 'house/doc-comment',
		message: /Plain is exported/,
	},
];

/** The folders of nodes/shared, with those that each may import. */
const folders = JSON.parse(
	readFileSync(path.join(root, 'eslint.house.folders.json'), 'utf8'),
) as Record<string, { from: string[] }>;

const fileIn = (folder: string) =>
	readdirSync(path.join(root, 'nodes/shared', folder)).find((name) => name.endsWith('.ts')) ?? '';

/** For each folder of nodes/shared an arrow to each that it may not import, a type at that. */
const upwards = Object.entries(folders).flatMap(([folder, { from }]) =>
	Object.keys(folders)
		.filter((other) => other !== folder && !from.includes(other))
		.map(
			(other): Breakage => ({
				name: `nodes/shared/${folder} may not import ${other}`,
				file: `nodes/shared/${folder}/${fileIn(folder)}`,
				adds: `export type * from '../${other}/${fileIn(other).replace('.ts', '')}';`,
				rule: restricted,
				message: new RegExp(`nodes/shared/${folder} \\(.*\\) imports only .*itself\\. Take what`),
			}),
		),
);

describe('The arrows of the house', () => {
	let eslint: ESLint;
	before(() => {
		eslint = new ESLint({ cwd: root });
	});

	const messagesOf = async (file: string, adds: string) => {
		const place = path.join(root, file);
		const text = file.includes('Broken') ? adds : `${adds}\n${readFileSync(place, 'utf8')}`;
		const [result] = await eslint.lintText(text, { filePath: place });
		return result?.messages ?? [];
	};

	for (const { name, file, adds, rule, message } of [...breakages, ...upwards]) {
		test(`say no: ${name}`, async () => {
			const found = (await messagesOf(file, adds)).filter(({ ruleId }) => ruleId === rule);
			assert.equal(found.length, 1, JSON.stringify(found));
			assert.match(found[0]?.message ?? '', message);
		});
	}

	test('have nothing against those files as they are', async () => {
		const files = breakages.map(({ file }) => file).filter((file) => !file.includes('Broken'));
		const results = await eslint.lintFiles([...new Set(files)]);
		assert.deepEqual(
			results.flatMap(({ messages }) => messages),
			[],
		);
	});
});
