import { asText } from '../../shared/lib/data';
import { locatorField } from '../../shared/lib/resourceLocator';
import { labelled } from '../../shared/lists/listSearch';
import { byId, obstacle, searchIn } from './choices';

/** The keyword that a received message came by (list-inbox, "Keyword_Id"). */
export const keywordField = locatorField({
	displayName: 'Keyword',
	name: 'keyword',
	description: 'Only messages sent to this keyword. If empty, all messages start the workflow.',
	list: 'searchProTextingKeywords',
	typed: byId('e.g. 100', '\\s*[0-9]*\\s*', 'Enter a keyword ID'),
});

/** Status_Id of a keyword in use (list-keywords). */
const active = '1';

/** The keywords of the account (list-keywords), the active ones first. */
export const searchProTextingKeywords = searchIn('keyword/index', (record) => {
	const value = asText(record.Id);
	if (value === undefined) return undefined;
	const state = obstacle(record, active);
	// The page's table calls it Name, its example Keyword.
	const word = asText(record.Keyword) ?? asText(record.Name) ?? value;
	return {
		name: labelled(word, asText(record.Number), state),
		value,
		isUsable: state === undefined,
	};
});
