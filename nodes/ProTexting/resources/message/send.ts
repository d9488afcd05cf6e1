import type { INodeProperties } from 'n8n-workflow';

import { accepted } from '../../../shared/contract/outcome';
import { Unreadable, valueOf } from '../../../shared/contract/response';
import { messageField, toField } from '../../../shared/form/fields';
import { sendOperation, type SendDialect } from '../../../shared/form/sendOperation';
import { asId } from '../../../shared/lib/data';
import { post } from '../../api';
import { fromField } from '../../lists/numbers';
import { only, protexting } from '../../provider';
import {
	bit,
	hasTemplate,
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
	description: 'Whether to send an SMS with a short link when a carrier rejects the MMS',
};

/** Sends a message at once (send-sms-mms). */
const atOnce: SendDialect<Extra> = {
	provider: protexting,
	fields: [toField, messageField, fromField],
	options: [...multimediaOptions, resendOption],
	read: (parameters) => ({
		...readMultimedia(parameters),
		from: parameters.sender('from'),
		mmsResend: bit(parameters, 'mmsResend'),
	}),
	textOptional: hasTemplate,
	request: ({ recipients, text, extra: { from, mmsResend, ...multimedia } }, account) =>
		post(account, 'sms/send', {
			MobilePhone: recipients[0],
			SendFrom: from,
			Message: text,
			...multimedia,
			MmsResend: mmsResend,
		}),
	outcomes: (answer, { extra }) => {
		const raw = only(valueOf(answer));
		const id = asId(raw?.Id);
		if (!raw || id === undefined) throw new Unreadable("the response contains no 'Id'");
		return [accepted({ id, from: extra.from ?? null, raw })];
	},
};

/** Sends a message. */
export const send = sendOperation(atOnce, 'message.send');

/** Sends a message, and waits for the response to it. */
export const sendAndWait = sendOperation(atOnce, 'message.sendAndWait');
