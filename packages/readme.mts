import type { INodeTypeDescription } from 'n8n-workflow';

import { operationsOf, type Provider } from './provider.mts';

/** The pages that a provider's README takes its own parts from. */
export interface Pages {
	template: string;
	readme: string;
	/** The provider's own, of docs/providers. */
	provider: string;
	/** The repository's address on the web, where the pages are that a package has not. */
	repository: string;
}

/** Where a page of docs/providers leads, as it is for readers elsewhere. */
function withFullLinks(page: string, repository: string): string {
	return page.replace(/\]\((\.\.?\/[^)\s]+|[\w-]+\.md[^)\s]*)\)/g, (_, link: string) => {
		const { pathname, hash } = new URL(link, 'file:///docs/providers/');
		return `](${repository}/blob/main${pathname}${hash})`;
	});
}

/** The README of a provider's own package. @throws Error where a page has nothing of it */
export function readmeOf(pages: Pages, provider: Provider, version: string): string {
	const { displayName: service } = provider;
	const own = withFullLinks(pages.provider, pages.repository);
	const compatibility = sectionOf(pages.readme, 'Compatibility');
	const parts: Record<string, string> = {
		package: provider.name,
		service,
		version,
		operations: provider.nodes.map(({ type }) => tableOf(type.description)).join('\n\n'),
		about: own.split('\n\n')[1] ?? '',
		credentials: sectionOf(own, 'Credentials'),
		more: restOf(own, 'Credentials'),
		when: whenOf(provider),
		range: foundIn(compatibility, /^n8n (.+?)\. /),
		versions: foundIn(compatibility, /are run on n8n-core (.+?)\. /),
		types: provider.nodes.map(({ type }) => `\`${type.description.name}\``).join(', '),
		resources: lineOf(pages.readme, `- ${service}: `),
	};
	return pages.template.replace(/\{\{(\w+)\}\}/g, (_, part: string) => {
		const text = parts[part];
		if (text === undefined) throw new Error(`The README of ${service} has no part "${part}"`);
		return text;
	});
}

function tableOf(node: INodeTypeDescription): string {
	const { displayName, description } = node;
	const rows = operationsOf(node).map(({ name, does }) => `| ${name} | ${does} |`);
	const table = rows.length === 0 ? [] : ['', '| operation | |', '|---|---|', ...rows];
	return [`**${displayName}**: ${description.replace(/\.$/, '')}.`, ...table].join('\n');
}

/** When a message is sent, as far as the provider lets one choose. */
function whenOf({ nodes }: Provider): string {
	const names = nodes.flatMap(({ type }) => operationsOf(type.description).map(({ name }) => name));
	if (!names.some((name) => name.endsWith(': Schedule'))) return '**Send** sends at once.';
	return '**Send** sends at once, **Schedule** at a time. A UTC offset (`2026-12-25T18:30:00+01:00`) overrides the time zone. Without an offset, the time is in the workflow’s time zone, or in that of the option **Timezone Name or ID**.';
}

function foundIn(text: string, pattern: RegExp): string {
	const [, found] = pattern.exec(text) ?? [];
	if (found === undefined) throw new Error(`Nothing like ${String(pattern)} in: ${text}`);
	return found;
}

/** What stands under a heading of the second level. */
function sectionOf(page: string, heading: string): string {
	const [, text] = page.split(`\n## ${heading}\n`);
	if (text === undefined) throw new Error(`No section "${heading}"`);
	return text.split('\n## ')[0]?.trim() ?? '';
}

/** The sections of the second level that follow one, with their headings. */
function restOf(page: string, heading: string): string {
	const section = sectionOf(page, heading);
	return page.slice(page.indexOf(section) + section.length).trim();
}

function lineOf(page: string, start: string): string {
	const found = page.split('\n').find((line) => line.startsWith(start));
	if (found === undefined) throw new Error(`No line that begins with "${start}"`);
	return found;
}
