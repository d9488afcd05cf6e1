import { ESLint, type Linter } from 'eslint';

/** The part of n8n's scanner that needs no published package. */
interface Scanner {
	SOURCE_FILE_PATTERNS: readonly string[];
	analyzePackage(
		folder: string,
		patterns: readonly string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
	buildScanConfig(): Promise<Linter.Config[]>;
}

// It has no types.
const program: string = '@n8n/scan-community-package/scanner/scanner.mjs';
const scanner = (await import(program)) as Scanner;

/** What n8n's scanner looks at: the source in the repository, and the files of the package. */
export const legs = {
	source: scanner.SOURCE_FILE_PATTERNS,
	package: ['**/*.js', 'package.json'],
} as const;

/** What the scanner says, which is nothing when it has no objection. */
export async function scan(folder: string, leg: keyof typeof legs): Promise<string> {
	const { passed, message, details } = await scanner.analyzePackage(folder, legs[leg]);
	return passed ? '' : `${message}${details ?? ''}`;
}

/** The scanner's warnings, by rule and file: it does not report them of a package that passes. */
export async function warnings(folder: string, leg: keyof typeof legs): Promise<string[]> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
	});
	const files = await eslint.lintFiles([...legs[leg]]);
	return files.flatMap(({ filePath, messages }) =>
		messages.map(({ ruleId, message }) => `${filePath}: ${message} (${ruleId})`),
	);
}
