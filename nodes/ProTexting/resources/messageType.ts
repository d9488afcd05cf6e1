import type { IDataObject } from 'n8n-workflow';

import { asText, lookUp } from '../../shared/lib/data';

/** What each Type_Id means (list-messages, "Type_Id"). */
const types: Readonly<Record<string, string>> = { 1: 'SMS', 2: 'MMS' };

/** SMS or MMS, in the provider's words; by its number where there are none. */
export function messageTypeOf({
	Type_Description: words,
	Type_Id: id,
}: IDataObject): string | null {
	const number = asText(id) ?? '';
	return asText(words) ?? lookUp(types, number) ?? null;
}
