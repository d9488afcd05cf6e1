import { InvalidInput } from '../../shared/result/failure';
import { readPhone } from '../../shared/sms/phoneNumber';
import { protexting } from '../provider';

/** Which received messages the user wants: the filters of list-messages. */
export interface InboxFilter {
	MobilePhone?: string;
	Keyword_Id?: string;
	Type_Id?: string;
}

/** Where the received messages are listed (list-messages). */
export const inboxPath = 'inbox/index';

/** The filter by who sent a message. @throws InvalidInput */
export function fromFilter(phone: string): Pick<InboxFilter, 'MobilePhone'> {
	try {
		return { MobilePhone: readPhone(phone, protexting.phones, protexting.defaultCountry).wire };
	} catch (error) {
		throw error instanceof InvalidInput ? error.of('from') : error;
	}
}
