/** The strings of the source that a person may be shown, each with its line. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { root } from '../nodes/package.mts';

/** A string, with a mark in place of each value that is put in. */
export interface ShownString {
	file: string;
	line: number;
	text: string;
	/** The property that has it: `description`, `hint`. */
	property?: string;
}

const textOf = (node: ts.Node): string | undefined => {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
};

/** The property whose value a string is. */
const propertyOf = ({ parent }: ts.Node): Pick<ShownString, 'property'> =>
	ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name)
		? { property: parent.name.text }
		: {};

/** Words in a row, and none of them code: what is shown has them, names and paths have none. */
const isProse = (text: string): boolean =>
	/\p{L}+[,:.;']* \p{L}+/u.test(text) &&
	!/^\s*(?:=|<|\(|\{)|=>|\$\{|\n.*\n|[?*],|'(?:none|self)'|^\w+\/\w+;/.test(text);

/** Words that responses are compared with, as data: `phrases(…)`, or a list that is joined. */
const isWordList = (node: ts.Node): boolean =>
	ts.isCallExpression(node) &&
	/^(?:phrases|whole|oneOf)$|\]\s*\.join$/.test(node.expression.getText());

/** The strings of a file that read like prose. */
export function stringsIn(file: string, source: string): ShownString[] {
	const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const found: ShownString[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || isWordList(node)) return;
		const text = textOf(node);
		if (text !== undefined && isProse(text)) {
			const line = parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1;
			found.push({ file, line, text, ...propertyOf(node) });
		}
		ts.forEachChild(node, visit);
	};
	visit(parsed);
	return found;
}

/** Every such string of the nodes and credentials. */
export const shownStrings: readonly ShownString[] = globSync(
	['nodes/**/*.ts', 'credentials/*.ts'],
	{
		cwd: root,
	},
)
	.toSorted()
	.flatMap((file) => stringsIn(file, readFileSync(path.join(root, file), 'utf8')));
