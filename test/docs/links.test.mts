import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { INodeTypeDescription } from 'n8n-workflow';

import { readmeOf } from '../../packages/readme.mts';
import { nodes, root } from '../nodes/package.mts';
import { fileOf, providers, read, repository } from './pages.mts';

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

/** Links and pictures of a page. */
function linksIn(markdown: string): string[] {
	const prose = markdown.replace(/^```.*?^```$/gms, '');
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
}

const isRelative = (link: string): boolean => !/^[a-z]+:/i.test(link);

const relative = (markdown: string): string[] => linksIn(markdown).filter(isRelative);

/** The files of the repository that a page leads to, from its top folder, with their headings. */
function filesLinkedIn(page: string): string[] {
	return linksIn(read(page)).flatMap((link) => {
		const file = fileOf(link);
		if (file !== link) return [file];
		if (link.startsWith('#')) return [`${page}${link}`];
		return isRelative(link) ? [path.join(path.dirname(page), link)] : [];
	});
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

/** Whether a file is there, and the heading in it where one is named. */
function isThere(link: string): boolean {
	const [file = '', anchor] = link.split('#');
	if (!existsSync(path.join(root, file))) return false;
	return anchor === undefined || anchors(read(file)).has(anchor);
}

describe('Links to files and headings that are not there', () => {
	for (const page of pages) {
		test(`has ${page} none of`, () => {
			assert.deepEqual(
				filesLinkedIn(page).filter((link) => !isThere(link)),
				[],
			);
		});
	}

	test('are looked for in every page that a reader is sent to', () => {
		for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/defaults.md']) {
			assert.ok(pages.includes(page) && filesLinkedIn(page).length > 0, page);
		}
		assert.ok(pages.length > 10);
	});
});

test('Every picture of docs is shown on a page', () => {
	const shown = pages.flatMap(filesLinkedIn);
	const pictures = globSync('docs/images/*', { cwd: root });
	assert.ok(pictures.length > 10);
	assert.deepEqual(
		pictures.filter((picture) => !shown.includes(picture)),
		[],
	);
});

test('The README leads to every page of docs', () => {
	const linked = filesLinkedIn('README.md');
	const missing = pages.filter((page) => page.startsWith('docs/') && !linked.includes(page));
	assert.deepEqual(missing, ['docs/testing.md'], 'which is for those who contribute');
	assert.ok(read('CONTRIBUTING.md').includes('docs/testing.md'));
});

test('Links and pictures of the README work on the page of the registry, too', () => {
	const links = linksIn(read('README.md'));
	assert.ok(links.length > 20);
	assert.deepEqual(
		links.filter((link) => isRelative(link) && !link.startsWith('#')),
		[],
	);
	// A page about a picture is no picture.
	const pictures = [...read('README.md').matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)];
	assert.ok(pictures.length > 0);
	for (const [, address = ''] of pictures) {
		assert.ok(address.startsWith(`${repository}/raw/main/`), address);
	}
});

describe('The Docs link', () => {
	const codexOf = (file: string) =>
		JSON.parse(read(file.replace(/\.js$/, '.json'))) as {
			resources: Record<string, Array<{ url: string }>>;
		};
	/** Where the links of a node lead: to files of the repository, or elsewhere as they are. */
	const openedBy = (file: string, { documentationUrl }: INodeTypeDescription): string[] => {
		const all = Object.values(codexOf(file).resources).flat();
		const urls = all.map(({ url }) => url);
		return [...urls, ...(documentationUrl ? [documentationUrl] : [])].map(fileOf);
	};

	for (const { displayName, file, nodes: own, credentials } of providers) {
		test(`of every node and credential of ${displayName} opens its page`, () => {
			const links = [
				...own.flatMap((node) => openedBy(node.file, node.type.description)),
				...credentials.map(({ type }) => fileOf(type.documentationUrl ?? 'none')),
			];
			assert.ok(links.length >= 3);
			assert.deepEqual(
				links.filter((link) => link.split('#')[0] !== file || !isThere(link)),
				[],
			);
		});
	}

	test('of SMS Gateway opens the page on fallbacks', () => {
		for (const { file, node } of nodes.filter(
			(one) => one.node.description.name === 'smsGateway',
		)) {
			assert.deepEqual(openedBy(path.relative(root, file), node.description), ['docs/fallback.md']);
		}
	});

	test('is one that n8n can put its own words behind', () => {
		for (const { file } of nodes) {
			const [first] = codexOf(path.relative(root, file)).resources['primaryDocumentation'] ?? [];
			assert.ok(first && !first.url.includes('#'), file);
		}
	});
});

describe("The README of each provider's own package", () => {
	const template = read('packages/README.template.md');
	const readme = read('README.md');

	for (const { file, page, ...provider } of providers) {
		const { name } = provider;
		const made = readmeOf({ template, readme, provider: page, repository }, provider, '1.2.3');

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
