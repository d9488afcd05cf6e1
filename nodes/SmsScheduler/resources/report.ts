import type { IDataObject } from 'n8n-workflow';

import { Unreadable } from '../../shared/contract/response';
import { isFinal, readStatus } from '../../shared/result/deliveryStatus';
import { knownPhone } from '../../shared/sms/phoneNumber';
import { statuses } from '../provider';

/** The report of one SMS, as GET /sms/{id} and GET /message/{id} give it. @throws Unreadable */
export function report(raw: IDataObject, id: string | null): IDataObject {
	if (raw.status === undefined) throw new Unreadable("the response contains no 'status'");
	const { deliveryState, status } = readStatus(statuses, raw.status);
	return {
		id,
		to: knownPhone(raw.phone_number),
		deliveryState,
		final: isFinal(deliveryState),
		status,
		raw,
	};
}
