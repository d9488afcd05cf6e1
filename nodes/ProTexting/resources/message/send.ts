import type { INodeProperties } from 'n8n-workflow';

import { submitOperation } from '../../../shared/contract/operation';
import { accepted } from '../../../shared/contract/outcome';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { messageField, simplifyField, toField } from '../../../shared/form/fields';
import { optionsField } from '../../../shared/form/sendOptions';
import { asId } from '../../../shared/lib/data';
import { post } from '../../api';
import { fromField } from '../../lists/numbers';
import { only } from '../../provider';
import {
	bit,
	hasTemplate,
	multimediaBody,
	multimediaOptions,
	readMultimedia,
	type Multimedia,
} from '../multimedia';

interface Extra extends Multimedia {
	from: string | undefined;
	mmsResend: 0 | 1 | undefined;
}

const resendOption: INodeProperties = {
	displayName: 'MMS Resend as SMS',
	name: 'mmsResend',
	type: 'boolean',
	default: true,
	description: 'Whether to send an SMS with a short link when a carrier refuses the MMS',
};

/** Sends a message at once (send-sms-mms). */
export const send = submitOperation<Extra>({
	kind: 'submit',
	resource: 'message',
	operation: 'send',
	displayName: 'Send',
	action: 'Send message',
	description: 'Send a message to one or several recipients now',
	fields: [
		toField,
		messageField,
		fromField,
		simplifyField,
		optionsField({ own: [...multimediaOptions, resendOption] }),
	],
	audience: 'recipients',
	scheduled: false,
	recipientsPerRequest: 1,
	longestText: 480,
	// send-sms-mms and error-codes (8).
	numberLimit: { perMinute: 10, sameText: 10_000 },
	read: (parameters) => ({
		...readMultimedia(parameters),
		from: parameters.sender('from'),
		mmsResend: bit(parameters, 'mmsResend'),
	}),
	textOptional: hasTemplate,
	request: ({ recipients, text, extra }, account) =>
		post(account, 'sms/send', {
			MobilePhone: recipients[0],
			SendFrom: extra.from,
			Message: text,
			...multimediaBody(extra),
			MmsResend: extra.mmsResend,
		}),
	outcomes: (answer, { extra }) => {
		const raw = only(valueOf(answer));
		const id = asId(raw?.Id);
		if (!raw || id === undefined) throw new Unreadable('the answer holds no Id');
		return [accepted({ id, from: extra.from ?? null, raw })];
	},
});
