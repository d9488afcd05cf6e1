import { asText } from '../../shared/lib/data';
import { locatorField } from '../../shared/lib/resourceLocator';
import { labelled } from '../../shared/lists/listSearch';
import { byId, obstacle, searchIn } from './choices';

/** The template of an MMS; only an approved one is sent (send-sms-mms, "MmsTemplateId"). */
export const templateOption = locatorField({
	displayName: 'MMS Template',
	name: 'mmsTemplateId',
	description: 'The approved MMS template with the picture to send',
	list: 'searchProTextingTemplates',
	typed: byId('e.g. 10586', '\\s*[0-9]+\\s*', 'Enter a template ID'),
});

/** Status_Id of a template that has been approved (list-mms-templates). */
const approved = '3';

/** The MMS templates of the account (list-mms-templates), the approved ones first. */
export const searchProTextingTemplates = searchIn('mms-template/index', (record) => {
	const value = asText(record.Id);
	if (value === undefined) return undefined;
	const state = obstacle(record, approved);
	const picture = asText(record.Url);
	return {
		name: labelled(asText(record.Name) ?? value, value, state),
		value,
		...(picture?.startsWith('https://') ? { url: picture } : {}),
		isUsable: state === undefined,
	};
});
