import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/**
 * The public names of one node or credential, each with what a saved workflow relies on: type and
 * default, and under which other choices a field is shown. The prose may change at any time.
 */
export type Names = Readonly<Record<string, string>>;

type Place = readonly [resource: string, operation: string];

/** For which operations a field is shown; a node without operations has one place without a name. */
function placesOf({ displayOptions }: INodeProperties): Place[] {
	const resources = displayOptions?.show?.['resource'] ?? [''];
	const operations = displayOptions?.show?.['operation'] ?? [''];
	return resources.flatMap((resource) =>
		operations.map((operation) => [String(resource), String(operation)] as const),
	);
}

/** What else decides whether it is shown. */
function conditionsOf({ displayOptions }: INodeProperties): string {
	const { show = {}, hide } = displayOptions ?? {};
	const { resource: _resource, operation: _operation, ...others } = show;
	const conditions = { ...(Object.keys(others).length > 0 ? { show: others } : {}), hide };
	const text = JSON.stringify(conditions);
	return text === '{}' ? '' : ` ${text}`;
}

/** Longer lists are the world's countries or time zones, whose codes are not this package's to choose. */
const longestChoice = 100;

function nameField(found: Map<string, string>, prefix: string, field: INodeProperties): void {
	const name = prefix + field.name;
	const meaning = `${field.type} ${JSON.stringify(field.default)}${conditionsOf(field)}`;
	const before = found.get(name);
	// The same name under another condition is another field.
	found.set(name, before === undefined || before === meaning ? meaning : `${before} | ${meaning}`);
	const isWorldwide = (field.options ?? []).length > longestChoice;
	for (const option of isWorldwide ? [] : (field.options ?? [])) {
		if ('value' in option) found.set(`${name}=${String(option.value)}`, 'value');
		else if ('type' in option) nameField(found, `${name}.`, option);
		else for (const one of option.values) nameField(found, `${name}.${option.name}.`, one);
	}
	for (const mode of field.modes ?? []) found.set(`${name}=${mode.name}`, `mode ${mode.type}`);
}

/** Every field, at any depth, of every operation that shows it, in alphabetical order. */
function namesOf(properties: readonly INodeProperties[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const field of properties.filter(({ type }) => type !== 'notice')) {
		for (const place of placesOf(field)) {
			nameField(found, place.map((part) => (part === '' ? '' : `${part}.`)).join(''), field);
		}
	}
	return found;
}

function sorted(found: Map<string, string>): Names {
	return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The fields that nodes of a version have. */
function inVersion(properties: readonly INodeProperties[], version?: number): INodeProperties[] {
	return properties.flatMap((field) => {
		const { '@version': versions, ...show } = field.displayOptions?.show ?? {};
		if (!versions) return [field];
		const { displayOptions: _conditions, ...rest } = field;
		if (!versions.some((one) => one === version)) return [];
		return [{ ...rest, displayOptions: { show } }];
	});
}

/** The names of a node; those of a later version alone, where they differ, with the version. */
export function namesOfNode({ properties, credentials, version }: INodeTypeDescription): Names {
	const [first, ...later] = [version].flat();
	const found = namesOf(inVersion(properties, first));
	for (const one of later) {
		for (const [name, meaning] of namesOf(inVersion(properties, one))) {
			if (found.get(name) !== meaning) found.set(`${one}: ${name}`, meaning);
		}
	}
	for (const one of [version].flat()) found.set(`version ${one}`, 'version');
	for (const { name, required } of credentials ?? []) {
		found.set(`credential ${name}`, required ? 'required' : 'optional');
	}
	return sorted(found);
}

/** The names of a credential. */
export function namesOfCredential({ properties }: ICredentialType): Names {
	return sorted(namesOf(properties));
}
