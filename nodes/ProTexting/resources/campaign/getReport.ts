import { askOperation } from '../../../shared/contract/operation';
import { idField } from '../../../shared/form/fields';
import { patienceField } from '../../../shared/form/patience';
import { asText } from '../../../shared/lib/data';
import { pageRequest, pagedList, reading } from '../../pages';
import { report } from '../records';

const path = 'sent-history/group-contacts';

/** Asks what became of a campaign: one item per contact (list-sent-group-campaign-contacts). */
export const getReport = askOperation({
	resource: 'campaign',
	operation: 'getReport',
	displayName: 'Get Report',
	action: 'Get report of campaign',
	description: 'Get the delivery status for every contact of a sent campaign',
	fields: [
		idField('Campaign ID', 'The ID that Get Many Sent returned', 'e.g. 1001'),
		patienceField,
	],
	repeatable: true,
	read: (parameters) => ({ id: parameters.digits('id') }),
	isWhole: true,
	list: {
		...pagedList,
		request: (page, { id }, account) => pageRequest(account, path, page + 1, { id }),
		// Two contacts whose digits are hidden may read the same (1646595xxxx).
		identity: ({ Number: number }) => {
			const digits = asText(number);
			return digits !== undefined && /^\+?\d+$/.test(digits) ? digits : null;
		},
		item: reading((raw, { id }: { id: string }) => ({ ...report(raw), id })),
	},
});
