/**
 * `node .ci/release.mjs 1.2.3`: whether that tag may be published. Ends with 1, and says what to do,
 * when package.json or the top version of CHANGELOG.md is another, when a change is not released, or
 * when package.json still has an address that nobody has: then nothing is published.
 */
import { readFileSync } from 'node:fs';

const tag = process.argv[2] ?? '';
const text = readFileSync('package.json', 'utf8');
const { version } = JSON.parse(text);
const [, unreleased = '', top] =
	/^## \[Unreleased\]\n(.*?)^## \[(\d[^\]]*)\]/ms.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];

const wrong = [
	version !== tag && `package.json has ${version}: set it with npm version --no-git-tag-version`,
	top !== tag && `CHANGELOG.md has ${top} on top: give what is Unreleased its version and date`,
	unreleased.trim() !== '' && 'CHANGELOG.md has changes under Unreleased: move them to the version',
	text.includes('example.com') && 'package.json has addresses at example.com: enter your own',
].filter(Boolean);

if (wrong.length > 0) {
	console.error(`The tag '${tag}' is not published: ${wrong.join('; ')}.`);
	process.exitCode = 1;
}
