import type { IDataObject } from 'n8n-workflow';

import type { Account } from '../../../shared/contract/account';
import type { ProviderRequest } from '../../../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../../../shared/contract/response';
import { asText } from '../../../shared/lib/data';
import { InvalidInput } from '../../../shared/result/failure';
import { get } from '../../api';
import { pageRequest } from '../../pages';
import { only } from '../../provider';
import { goneReport, report, scheduledReport } from '../records';
import { inScheduled, nextScheduled, scheduledPath } from './scheduled';

/** How an id of one kind is looked up. */
export interface LookUp {
	form: RegExp;
	/** What such an id looks like, for the user who gave another. */
	is: string;
	request(id: string, account: Account): ProviderRequest;
	next?(
		answers: readonly ProviderResponse[],
		id: string,
		account: Account,
	): ProviderRequest | undefined;
	/** @throws Unreadable */
	result(answers: readonly ProviderResponse[], id: string, account: Account): IDataObject;
}

/** A report that is asked for by its id. */
function direct(path: string): Pick<LookUp, 'request' | 'result'> {
	return {
		request: (id, account) => get(account, path, { id }),
		result: ([answer], id) => {
			const raw = answer && only(valueOf(answer));
			if (raw?.DeliveryStatus_Id === undefined)
				throw new Unreadable('the response contains no report');
			const of = asText(raw.Id);
			if (of !== undefined && of.toLowerCase() !== id.toLowerCase()) {
				throw new Unreadable(`the response is a report on a different message (${of})`);
			}
			return { ...report(raw), id };
		},
	};
}

const gone =
	'The message is no longer scheduled: it was sent or deleted, or the ID is wrong. Look for the message with Get Many Sent.';

/** Where each kind of id is looked up (delivery-reports, view-sent-single-message). */
const lookUps: Readonly<Record<string, LookUp>> = {
	send: {
		form: /^[0-9a-f]{40}$/i,
		is: 'the ID of a send has 40 letters and digits',
		...direct('sms/delivery-report'),
	},
	sentHistory: {
		form: /^\d+$/,
		is: 'an ID of the sent history is a number',
		...direct('sent-history/single-view'),
	},
	// No document maps this id to the other two: all that can be known is whether it still waits.
	scheduled: {
		form: /^\d+$/,
		is: 'the ID of a scheduled message is a number',
		request: (_id, account) => pageRequest(account, scheduledPath, 1),
		next: nextScheduled,
		result: (answers, id, account) => {
			const raw = inScheduled(answers, id);
			return raw ? scheduledReport(raw, account) : goneReport(id, gone);
		},
	},
};

/** Whether an id is that of a send: no other id has its form, so 'ID Type' does not matter. */
export const isSendId = (id: string): boolean => lookUps.send?.form.test(id) === true;

/** How an id of this kind is looked up. @throws InvalidInput */
export function lookUpOf(idType: string): LookUp {
	const found = Object.hasOwn(lookUps, idType) ? lookUps[idType] : undefined;
	if (found) return found;
	throw new InvalidInput(
		'idType',
		`is '${idType}', which is not in the list: choose another value`,
	);
}
