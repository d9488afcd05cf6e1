import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { asNumber, asObject } from '../../../shared/lib/data';
import { get } from '../../api';

/** Asks how many credits are left (available-credits-balance). */
export const getBalance = askOperation({
	resource: 'account',
	operation: 'getBalance',
	displayName: 'Get Balance',
	action: 'Get account balance',
	description: 'Get the number of credits left in the account',
	fields: [],
	repeatable: true,
	read: () => null,
	request: (_input, account) => get(account, 'credits/balance'),
	results: ([answer]) => {
		const raw = answer && asObject(valueOf(answer));
		const credits = asNumber(raw?.AvailableCredits);
		if (!raw || credits === undefined)
			throw new Unreadable("the response contains no 'AvailableCredits'");
		return [{ credits, raw }];
	},
});
