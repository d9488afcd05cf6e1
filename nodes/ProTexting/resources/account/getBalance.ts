import { askOperation } from '../../../shared/contract/operation';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { asNumber, asObject } from '../../../shared/lib/data';
import { get } from '../../api';

/** Asks how many credits are left (available-credits-balance). */
export const getBalance = askOperation({
	resource: 'account',
	operation: 'getBalance',
	displayName: 'Get Balance',
	action: 'Get balance of account',
	description: 'Ask how many credits the account has left',
	fields: [],
	repeatable: true,
	read: () => null,
	request: (_input, account) => get(account, 'credits/balance'),
	results: ([answer]) => {
		const raw = answer && asObject(valueOf(answer));
		const credits = asNumber(raw?.AvailableCredits);
		if (!raw || credits === undefined)
			throw new Unreadable('the response contains no AvailableCredits');
		return [{ credits, raw }];
	},
});
