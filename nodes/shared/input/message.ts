import type { SubmitOperation } from '../contract/operation';
import type { ParameterReader } from '../contract/parameterReader';
import type { RunContext } from '../contract/runContext';
import { defaultSettings, type Settings } from '../contract/settings';
import { chosenCountry } from '../form/options/defaultCountry';
import { fingerprint } from '../lib/fingerprint';
import { InvalidInput } from '../result/failure';
import type { PhoneFormat } from '../sms/phoneFormats';
import { readProtection, type Protection } from './duplicateKey';
import { readWording, type Wording } from './messageText';
import { readTiming, type Timing } from './sendTime';

/** An item's message as the user means it, read and checked. */
export interface Draft<Extra = unknown> extends Wording, Timing {
	extra: Extra;
	/** ISO 3166 alpha-2: reads national numbers. */
	country: string | undefined;
	/** How the provider is to get phone numbers. */
	phones: PhoneFormat;
	settings: Settings;
	/** Null: duplicate protection is off. It is a recipient's, so it keeps nobody from sharing. */
	protection: Protection | null;
	/** Equal for drafts that say the same to their recipients: text, sender, attachments. */
	content: string;
	/** Equal for drafts that also want their requests made the same way. */
	key: string;
}

/** An hour: timers take no more than 24 days, and a provider's answer no more than minutes. */
const longestTimeout = 3_600_000;

/** In seconds or, where a workflow was saved before there were seconds, in milliseconds. */
function readTimeout(parameters: ParameterReader): number {
	const { timeout } = defaultSettings;
	const before = parameters.number('options.timeout', timeout, 1, longestTimeout);
	const [fallback, most] = [before / 1000, longestTimeout / 1000];
	const seconds = parameters.number('options.timeoutSeconds', fallback, 0.001, most);
	return Math.round(seconds * 1000);
}

function readSettings(parameters: ParameterReader): Settings {
	const number = (name: 'batchSize' | 'concurrency' | 'requestsPerMinute', least: number) =>
		parameters.number(`options.${name}`, defaultSettings[name], least);
	return {
		combineItems: parameters.flag('options.combineItems', defaultSettings.combineItems),
		batchSize: Math.floor(number('batchSize', 1)),
		concurrency: Math.floor(number('concurrency', 1)),
		requestsPerMinute: number('requestsPerMinute', 0),
		timeout: readTimeout(parameters),
		dryRun: parameters.flag('options.dryRun'),
	};
}

/**
 * Reads and checks one item's message; the recipients are read beside it (`readRecipients.ts`).
 * @param now milliseconds: one moment for all providers of a chain
 * @throws InvalidInput naming the field
 */
export async function readDraft<Extra>(
	run: RunContext,
	operation: SubmitOperation<Extra>,
	parameters: ParameterReader,
	now: number,
): Promise<Draft<Extra>> {
	const extra = await operation.read(parameters);
	const optional = operation.textOptional?.(extra) ?? false;
	const { longestText } = operation;
	const wording = readWording(parameters, optional, longestText, run.provider.options, run.link);
	const timing = readTiming(run, operation.scheduled, parameters, now);
	if (operation.audience === 'groups' && timing.hours?.clocksOf) {
		throw new InvalidInput(
			'sendingHours',
			'has the time zone of the recipient, but only the provider knows who is in the groups: choose a time zone',
		);
	}
	const settings = readSettings(parameters);
	const country = chosenCountry(parameters, run.provider.defaultCountry);
	const phones = operation.phones?.(extra) ?? run.provider.phones;
	const protection = readProtection(parameters);
	// Attachments may be large: what is compared and kept is a hash.
	const content = fingerprint([wording.text, extra]);
	const key = `${content} ${JSON.stringify([country ?? null, settings, timing.hours])}`;
	return { ...wording, ...timing, extra, country, phones, settings, protection, content, key };
}
