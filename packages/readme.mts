import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import type { Provider } from './provider.mts';

/** The pages that a provider's README takes its own parts from. */
export interface Pages {
	template: string;
	readme: string;
	/** The page on a provider, from docs/providers. */
	provider: (file: string) => string;
}

/** The README of a provider's own package. @throws Error where a page has nothing of it */
export function readmeOf(pages: Pages, provider: Provider, version: string): string {
	const { displayName: service } = provider;
	const credential = provider.credentials[0]?.type.displayName ?? '';
	const columns = sectionOf(pages.readme, 'Credentials').split('\n').slice(0, 2);
	const parts: Record<string, string> = {
		package: provider.name,
		service,
		version,
		operations: provider.nodes.map(({ type }) => operationsOf(type.description)).join('\n\n'),
		credentials: [...columns, lineOf(pages.readme, `| ${credential} |`)].join('\n'),
		provider: underHeading(pages.provider(`${service.toLowerCase().replaceAll(' ', '-')}.md`)),
		compatibility: sectionOf(pages.readme, 'Compatibility').split('\n\n')[0] ?? '',
		types: provider.nodes.map(({ type }) => `\`${type.description.name}\``).join(', '),
		resources: lineOf(pages.readme, `- ${service}: `),
	};
	return pages.template.replace(/\{\{(\w+)\}\}/g, (_, part: string) => {
		const text = parts[part];
		if (text === undefined) throw new Error(`The README of ${service} has no part "${part}"`);
		return text;
	});
}

function operationsOf({ displayName, description, properties }: INodeTypeDescription): string {
	const rows = options(properties, 'resource').flatMap((resource) =>
		options(properties, 'operation', resource.value).map(
			(operation) => `| ${resource.name}: ${operation.name} | ${operation.description ?? ''} |`,
		),
	);
	const table = rows.length === 0 ? [] : ['', '| operation | |', '|---|---|', ...rows];
	return [`**${displayName}**: ${description}.`, ...table].join('\n');
}

function options(
	properties: readonly INodeProperties[],
	name: string,
	resource?: INodePropertyOptions['value'],
): INodePropertyOptions[] {
	const shown = properties.find(({ name: own, displayOptions }) => {
		const resources = displayOptions?.show?.['resource'];
		return own === name && (resource === undefined || resources?.includes(resource));
	});
	return (shown?.options ?? []).filter((one): one is INodePropertyOptions => 'value' in one);
}

/** A page as a section: without its title, and its headings one level down. */
function underHeading(page: string): string {
	return page
		.replace(/^# .*\n+/, '')
		.replace(/^#/gm, '##')
		.trim();
}

/** What stands under a heading of the second level. */
function sectionOf(page: string, heading: string): string {
	const [, text] = page.split(`\n## ${heading}\n`);
	if (text === undefined) throw new Error(`No section "${heading}"`);
	return text.split('\n## ')[0]?.trim() ?? '';
}

function lineOf(page: string, start: string): string {
	const found = page.split('\n').find((line) => line.startsWith(start));
	if (found === undefined) throw new Error(`No line that begins with "${start}"`);
	return found;
}
