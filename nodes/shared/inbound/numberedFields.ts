import type { IDataObject } from 'n8n-workflow';

import { partOfMessage } from './fieldNames';
import { partsIn } from './messageParts';

/** `from1`, `from_1` and `1_from`. */
const numbered = /^(?:(\D*[^\d_.-])[_.-]?(\d{1,4})|(\d{1,4})[_.-]?([^\d_.-]\D*))$/;

/** The fields of each number, and those without one. */
function byNumber(object: IDataObject): { groups: Map<number, IDataObject>; rest: IDataObject } {
	const groups = new Map<number, IDataObject>();
	const rest: IDataObject = {};
	for (const [name, value] of Object.entries(object)) {
		const [, before, behind, first, second] = numbered.exec(name) ?? [];
		const plain = before ?? second ?? '';
		const number = Number(behind ?? first);
		if (partOfMessage(plain) === undefined || typeof value === 'object') rest[name] = value;
		else {
			const group = groups.get(number) ?? {};
			group[plain] = value;
			groups.set(number, group);
		}
	}
	return { groups, rest };
}

/**
 * An object with the messages of its numbered fields (`from1`, `msg1`, `from2` …) as a list, and
 * a text that comes in numbered parts as a list of parts.
 */
export function numberedAsList(object: IDataObject): IDataObject {
	if (!Object.keys(object).some((name) => /\d/.test(name) && numbered.test(name))) return object;
	const { groups, rest } = byNumber(object);
	if (groups.size === 0 || partsIn(rest).has('text')) return object;
	const all = [...groups].sort(([one], [other]) => one - other).map(([, fields]) => fields);
	const have = all.map((fields) => partsIn(fields));
	if (have.some((parts) => parts.has('text') && parts.has('from'))) {
		return { ...rest, entries: all };
	}
	const isOneText = all.length > 1 && have.every((parts) => parts.has('text') && parts.size === 1);
	if (!isOneText) return object;
	return { ...rest, text: all.flatMap((fields) => Object.values(fields)) } as IDataObject;
}
