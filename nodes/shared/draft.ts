import { DateTime } from 'luxon';

import { InvalidInput } from './failure';
import { fingerprint } from './fingerprint';
import type { SubmitOperation } from './operation';
import { workflowZone } from './options';
import { type ParameterReader } from './parameters';
import { readCountry } from './phone';
import { readProtection, type Protection } from './protection';
import type { Run } from './run';
import { readSendAt, readZone } from './schedule';
import { countSegments, type Segments } from './segments';

/** How an item wants its requests made. */
export interface Settings {
	/** Whether items that agree may share requests. */
	combineItems: boolean;
	/** Recipients per request, at most. */
	batchSize: number;
	/** Requests in flight, at most. */
	concurrency: number;
	/** 0: as the provider allows. */
	requestsPerMinute: number;
	/** Milliseconds for one whole request, answer included. */
	timeout: number;
	dryRun: boolean;
}

/** An item's message as the user means it, read and checked. */
export interface Draft<Extra = unknown> {
	text: string;
	/** In the provider's zone; null: at once. */
	at: DateTime | null;
	extra: Extra;
	/** ISO 3166 alpha-2: reads national numbers. */
	country: string | undefined;
	segments: Segments;
	settings: Settings;
	/** Null: duplicate protection is off. It is a recipient's, so it keeps nobody from sharing. */
	protection: Protection | null;
	/** Equal for drafts that say the same to their recipients: text, sender, attachments. */
	content: string;
	/** Equal for drafts that also want their requests made the same way. */
	key: string;
}

/** What the Options collection holds when the user adds nothing. */
export const defaultSettings: Settings = {
	combineItems: true,
	batchSize: 500,
	concurrency: 10,
	requestsPerMinute: 0,
	timeout: 30_000,
	dryRun: false,
};

/** An hour: timers take no more than 24 days, and a provider's answer no more than minutes. */
const longestTimeout = 3_600_000;

function readSettings(parameters: ParameterReader): Settings {
	const number = (
		name: 'batchSize' | 'concurrency' | 'requestsPerMinute' | 'timeout',
		least: number,
		most?: number,
	) => parameters.number(`options.${name}`, defaultSettings[name], least, most);
	return {
		combineItems: parameters.flag('options.combineItems', defaultSettings.combineItems),
		batchSize: Math.floor(number('batchSize', 1)),
		concurrency: Math.floor(number('concurrency', 1)),
		requestsPerMinute: number('requestsPerMinute', 0),
		timeout: Math.floor(number('timeout', 1, longestTimeout)),
		dryRun: parameters.flag('options.dryRun'),
	};
}

/** Null for a time that has come: it is sent as if the user had asked for it now. */
function readTime(run: Run, parameters: ParameterReader): DateTime | null {
	const chosen = parameters.word('options.timezone');
	const zone = chosen === workflowZone ? '' : chosen;
	const now = DateTime.now();
	const at = readSendAt(parameters.value('sendAt'), {
		zone: zone === '' ? run.context.getTimezone() : readZone(zone, 'timezone'),
		accountZone: run.account.zone,
		ifPast: parameters.word('options.ifPast') === 'sendNow' ? 'sendNow' : 'fail',
		now,
	});
	return at > now ? at : null;
}

function checkText(text: string, optional: boolean, longest: number | undefined): void {
	if (text.trim() === '' && !optional) throw new InvalidInput('message', 'is empty: enter a text');
	if (longest !== undefined && text.length > longest) {
		throw new InvalidInput(
			'message',
			`has ${text.length} characters, but the provider takes ${longest} at most: shorten it`,
		);
	}
}

function checkSegments(parameters: ParameterReader, segments: Segments): void {
	const most = parameters.number('options.maxSegments', 0, 0);
	if (most > 0 && segments.segments > most) {
		throw new InvalidInput(
			'message',
			`needs ${segments.segments} segments (${segments.encoding}), but the option 'Max Segments' allows ${most}: shorten it`,
		);
	}
}

/**
 * Reads and checks one item's message; the recipients are read beside it (`entry.ts`).
 * @throws InvalidInput naming the field
 */
export async function readDraft<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	parameters: ParameterReader,
): Promise<Draft<Extra>> {
	const extra = await operation.read(parameters);
	const text = parameters.text('message');
	checkText(text, operation.textOptional?.(extra) ?? false, operation.longestText);
	const segments = countSegments(text);
	checkSegments(parameters, segments);
	const at = operation.scheduled ? readTime(run, parameters) : null;
	const settings = readSettings(parameters);
	const chosen = parameters.option('defaultCountry') ?? run.provider.defaultCountry ?? '';
	const country = readCountry(String(chosen));
	const protection = readProtection(parameters);
	// Attachments may be large: what is compared and kept is a hash.
	const content = fingerprint([text, extra]);
	const key = `${content} ${JSON.stringify([country ?? null, settings])}`;
	return { text, at, extra, country, segments, settings, protection, content, key };
}
