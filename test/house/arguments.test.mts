/**
 * No list of unknown length in the arguments of a call, as lint keeps it: each way to pass one is
 * tried in a file of the project, and the message must say what to do.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../../', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What lint says of a file that begins with a line of code. */
async function messagesOf(file: string, code: string) {
	const place = path.join(root, file);
	const text = `/** Spreads. */\n${code}\n${readFileSync(place, 'utf8')}`;
	const [result] = await eslint.lintText(text, { filePath: place });
	return result?.messages ?? [];
}

const files = ['nodes/shared/submit/batches.ts', 'nodes/Enswitch/resources/text.ts'];

const unbounded: Record<string, string> = {
	'into a call': 'Math.max(...list);',
	'into a method': 'list.push(...list.map(Number));',
	'into a constructor': 'new Date(...(list as [number]));',
	'into a literal that is spread': 'list.push(...[...list, 1]);',
	'by apply': 'Math.max.apply(null, list);',
	'beside the rest parameter of another function': '((...list: number[]) => list)(...list);',
	'as a parameter that is not the rest': '((list: number[]) => Math.max(...list))(list);',
	'as the rest of a list': '(([, ...list]: number[]) => Math.max(...list))(list);',
};

const bounded: Record<string, string> = {
	'a literal': 'Math.max(...[1, 2]);',
	'a rest parameter': '((...all: number[]) => Math.max(...all))(1);',
	'the rest parameter of a function around': '((...all: number[]) => () => Math.max(...all))(1);',
	'a list in a list': '[...list, ...list].at(0);',
};

describe('A list in the arguments of a call', () => {
	for (const [name, code] of Object.entries(unbounded)) {
		test(`may not be spread ${name}`, async () => {
			for (const file of files) {
				const found = await messagesOf(file, `export const list: number[] = [];\n${code}`);
				assert.deepEqual(
					found.map(({ ruleId }) => ruleId),
					['house/bounded-arguments'],
				);
				assert.match(found[0]?.message ?? '', /Use a loop, concat, flatMap or reduce/);
			}
		});
	}

	for (const [name, code] of Object.entries(bounded)) {
		test(`may be spread when it is ${name}`, async () => {
			for (const file of files) {
				assert.deepEqual(await messagesOf(file, `export const list: number[] = [];\n${code}`), []);
			}
		});
	}
});
