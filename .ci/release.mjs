/**
 * `node .ci/release.mjs 1.2.3`: whether a tag, package.json and the top version of CHANGELOG.md are
 * the same. Ends with 1, and says what differs, when they are not: then nothing is published.
 */
import { readFileSync } from 'node:fs';

const tag = process.argv[2] ?? '';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const top = /^## \[(\d[^\]]*)\]/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1];

const wrong = [
	version !== tag && `package.json has ${version}: set it with npm version --no-git-tag-version`,
	top !== tag && `CHANGELOG.md has ${top} on top: give what is Unreleased its version and date`,
].filter(Boolean);

if (wrong.length > 0) {
	console.error(`The tag is '${tag}', but ${wrong.join(', and ')}.`);
	process.exitCode = 1;
}
