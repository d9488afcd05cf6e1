import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

import { readmeOf } from '../../packages/readme.mts';
import { root } from '../nodes/package.mts';
import { providers, read } from './pages.mts';

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

/** Links and pictures that lead to no other host. */
function relative(markdown: string): string[] {
	const prose = markdown.replace(/^```.*?^```$/gms, '');
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, to = '']) => to)
		.filter((to) => !/^[a-z]+:/i.test(to));
}

/** Headings as GitHub names them in addresses. */
function anchors(markdown: string): Set<string> {
	const headings = markdown.replace(/^```.*?^```$/gms, '').matchAll(/^#+ (.*)$/gm);
	return new Set(
		[...headings].map(([, heading = '']) =>
			heading
				.toLowerCase()
				.replace(/[^\p{L}\p{N} _-]/gu, '')
				.replaceAll(' ', '-'),
		),
	);
}

/** Whether a link of a page leads to a file, and to a heading in it where it names one. */
function leads(from: string, link: string): boolean {
	const [file = '', anchor] = link.split('#');
	const to = file === '' ? from : path.join(path.dirname(from), file);
	if (!existsSync(path.join(root, to))) return false;
	return anchor === undefined || anchors(read(to)).has(anchor);
}

describe('Links to files and headings that are not there', () => {
	for (const page of pages) {
		test(`has ${page} none of`, () => {
			const links = relative(read(page));
			assert.deepEqual(
				links.filter((link) => !leads(page, link)),
				[],
			);
		});
	}

	test('are looked for in every page that a reader is sent to', () => {
		for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/defaults.md']) {
			assert.ok(pages.includes(page) && relative(read(page)).length > 0, page);
		}
		assert.ok(pages.length > 10);
	});
});

test('Every picture of docs is shown on a page', () => {
	const shown = pages.flatMap((page) =>
		relative(read(page)).map((link) => path.join(path.dirname(page), link)),
	);
	const pictures = globSync('docs/images/*', { cwd: root });
	assert.ok(pictures.length > 10);
	assert.deepEqual(
		pictures.filter((picture) => !shown.includes(picture)),
		[],
	);
});

test('The README leads to every page of docs', () => {
	const linked = relative(read('README.md')).map((link) => path.normalize(link));
	const missing = pages.filter((page) => page.startsWith('docs/') && !linked.includes(page));
	assert.deepEqual(missing, ['docs/testing.md'], 'which is for those who contribute');
	assert.ok(read('CONTRIBUTING.md').includes('docs/testing.md'));
});

describe("The README of each provider's own package", () => {
	const template = read('packages/README.template.md');
	const readme = read('README.md');

	for (const { file, page, ...provider } of providers) {
		const { name } = provider;
		const made = readmeOf({ template, readme, provider: page }, provider, '1.2.3');

		test(`${name} leads to no file that a package has not`, () => {
			assert.deepEqual(
				relative(made).filter((link) => link !== 'LICENSE'),
				[],
			);
		});

		test(`${name} has every section of ${file}, and each heading once`, () => {
			const headings = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([line]) => line);
			const found = headings(made);
			assert.deepEqual(
				headings(page).filter((heading) => !found.includes(heading)),
				[],
			);
			assert.equal(new Set(found).size, found.length);
			assert.ok(made.includes(page.split('\n\n')[1] ?? 'no text'));
			assert.ok(!made.includes('{{'));
		});
	}
});
