import type { INodeProperties } from 'n8n-workflow';

import type { Message } from '../../../shared/contract/operation';
import { accepted, type Outcome } from '../../../shared/contract/outcome';
import type { ProviderRequest } from '../../../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../../../shared/contract/response';
import { messageField, toField } from '../../../shared/form/fields';
import { sendOperation, type SendDialect } from '../../../shared/form/sendOperation';
import { asObject, asText } from '../../../shared/lib/data';
import { newProvider } from '../../provider';

/** What a message has beside recipient and text. FACT: what else there is. */
interface Own {
	/** Undefined: the provider chooses. */
	from: string | undefined;
}

const fromField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. 16465550100',
	description: 'The number to send from. Empty means that the provider chooses.',
};

/** FACT: method, path below the base URL, format of the body, and the names in it. */
function request({ recipients, text, extra }: Message<Own>): ProviderRequest {
	return {
		method: 'POST',
		path: 'messages',
		dialect: 'json',
		body: { to: recipients[0], from: extra.from, text },
	};
}

/** FACT: where the answer holds the id. */
function outcomes(answer: ProviderResponse, { extra }: Message<Own>): Outcome[] {
	const raw = asObject(valueOf(answer));
	const id = asText(raw?.id);
	if (!raw || id === undefined) throw new Unreadable('the answer holds no id');
	return [accepted({ id, from: extra.from ?? null, raw })];
}

/** Every send. */
const message: SendDialect<Own> = {
	provider: newProvider,
	fields: [toField, messageField, fromField],
	read: (parameters) => ({ from: parameters.sender('from') }),
	request,
	outcomes,
};

/** Sends a message to each recipient, one request each. */
export const send = sendOperation(message, 'message.send');
