import { NodeOperationError, type INode } from 'n8n-workflow';

import { defaultCountryOption, readCountry } from '../form/options/defaultCountry';
import { optionsCollection } from '../form/optionsCollection';
import { asObject, asText } from '../lib/data';
import { InvalidInput } from '../result/failure';
import { keywordOptions, readKeywords } from '../sms/optOutKeywords';
import { knownPhone, splitRecipients } from '../sms/phoneNumber';
import { readAddresses, type AddressCheck } from './addresses';
import type { ReceivedRules } from './received';
import { readSecret } from './secret';

/** The options of every trigger that is called. */
export const inboundOptions = optionsCollection([
	{
		displayName: 'IP(s) Allowlist',
		name: 'allowedAddresses',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203.0.113.7, 2001:db8::/32',
		description:
			"Comma-separated IP addresses and ranges that may call this node, or empty for any address. Behind a proxy, set N8N_PROXY_HOPS so that n8n sees the caller's address.",
	},
	defaultCountryOption(
		'The country for phone numbers without a country code. An expression must return a code such as US or GB.',
	),
	keywordOptions.help,
	{
		displayName: 'Ignore From',
		name: 'ignoreFrom',
		type: 'string',
		default: '',
		placeholder: 'e.g. +17134567890',
		description:
			"Comma-separated phone numbers whose messages don't start the workflow. Enter your own numbers so that replies don't start the workflow again.",
	},
	keywordOptions.optIn,
	keywordOptions.optOut,
]);

/** What the user set for calls from outside. */
export interface InboundSettings extends ReceivedRules {
	secret: string;
	isAllowed: AddressCheck;
	/** Which of the provider's events start the workflow; empty where there is no choice. */
	event: string;
	/** Whether messages from this number start nothing. */
	isIgnored: (from: string | null) => boolean;
	/** Whether a message is to one of the ignored numbers, which are the user's own, from another. */
	isForUs: (from: unknown, to: unknown) => boolean;
}

/** What n8n's contexts of a trigger have in common. */
interface TriggerContext {
	getNode(): INode;
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

function read(context: TriggerContext): InboundSettings {
	const options = asObject(context.getNodeParameter('options', {})) ?? {};
	const country = readCountry(asText(options.defaultCountry) ?? '');
	const own = splitRecipients(options.ignoreFrom, country).map((number) =>
		knownPhone(number, country),
	);
	const ignored: ReadonlySet<string | null> = new Set(own.filter((number) => number !== null));
	return {
		secret: readSecret(context.getNodeParameter('secret', '')),
		isAllowed: readAddresses(options.allowedAddresses),
		event: asText(context.getNodeParameter('event', '')) ?? '',
		country,
		keywords: readKeywords(options),
		isIgnored: (from) => from !== null && ignored.has(from),
		isForUs: (from, to) => {
			const [sender, receiver] = [knownPhone(from, country), knownPhone(to, country)];
			return sender !== null && !ignored.has(sender) && ignored.has(receiver);
		},
	};
}

/**
 * Reads the parameters of a trigger.
 * @throws NodeOperationError naming the field that cannot be used
 */
export function readSettings(context: TriggerContext): InboundSettings {
	try {
		return read(context);
	} catch (error) {
		throw unusable(context, error);
	}
}

/** What is wrong with a field, as n8n shows it. */
function unusable(context: TriggerContext, error: unknown): unknown {
	if (!(error instanceof InvalidInput)) return error;
	const option = inboundOptions.options?.find(({ name }) => name === error.field);
	const label = option && 'displayName' in option ? option.displayName : undefined;
	return new NodeOperationError(context.getNode(), error.toCause(label).message, {
		description: 'Correct the value, then publish the workflow or listen again.',
	});
}
