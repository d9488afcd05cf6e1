import assert from 'node:assert/strict';

import { built, providers, read } from './pages.mts';

type Values = Record<string, unknown>;

/** A number that a source file keeps to itself: `const largest = 10 * 1024 * 1024;`. */
function constant(file: string, name: string): number {
	const found = new RegExp(`const ${name} = ([\\d_]+(?: \\* [\\d_]+)*);`).exec(
		read(`nodes/${file}`),
	);
	assert.ok(found?.[1], `${file} has no ${name}`);
	const factors = found[1].split('*').map((factor) => Number(factor.replaceAll('_', '')));
	return factors.reduce((product, factor) => product * factor, 1);
}

/** A value that stands in a source file as this text. */
function where<Value>(value: Value, file: string, text: string): Value {
	assert.ok(read(`nodes/${file}`).includes(text), `${file} does not say: ${text}`);
	return value;
}

const { defaultSettings, usualWindow } = built('./shared/contract/settings.js') as {
	defaultSettings: Values;
	usualWindow: number;
};
const { noPatience } = built('./shared/form/patience.js') as { noPatience: Record<string, number> };
const { grace } = built('./shared/time/dateTime.js') as { grace: number };
const { moreTries } = built('./shared/http/classifyResponse.js') as { moreTries: number };
const { backOff, longestPause } = built('./shared/http/rateLimiter.js') as {
	backOff(tries: number): number;
	longestPause: number;
};
const { operations } = built('./ProTexting/operations.js') as { operations: Values[] };
const send = operations.find((one) => one['resource'] === 'message' && one['operation'] === 'send');
const limit = send?.['numberLimit'] as { perMinute: number; sameText: number };

const word = (value: unknown) =>
	typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

/** What holds while an option is not added, where that is not what it shows when it is. */
export const usual: Readonly<Record<string, string>> = {
	'Advanced: Batch Size': word(defaultSettings['batchSize']),
	'Advanced: Combine Items': word(defaultSettings['combineItems']),
	'Advanced: Parallel Requests': word(defaultSettings['concurrency']),
	'Dry Run': word(defaultSettings['dryRun']),
	'Advanced: Requests per Minute': word(defaultSettings['requestsPerMinute']),
	'Advanced: Timeout': word(Number(defaultSettings['timeout']) / 1000),
	'Advanced: Timeout (Milliseconds)': word(defaultSettings['timeout']),
	'Duplicate Window': word(usualWindow),
	'Wait Until Final': word(noPatience['waitUntilFinal']),
	'Poll Interval': word((noPatience['pollInterval'] ?? 0) / 1000),
	'Max Wait': word((noPatience['maxWait'] ?? 0) / 1000),
	'Max Segments': where(
		'0',
		'shared/form/options/maxSegments.ts',
		"number('options.maxSegments', 0, 0)",
	),
	'Empty Fields': where(
		'Send',
		'shared/form/options/emptyFields.ts',
		"word('options.emptyFields') || 'send'",
	),
	'Number Format': where(
		'As Typed',
		'Enswitch/resources/numberFormat.ts',
		"word('options.numberFormat') || 'asTyped'",
	),
	'If Time Has Passed': where('Fail', 'shared/input/sendTime.ts', "sendNow ? 'sendNow' : 'fail'"),
	'Add Opt-Out Instructions': where('off', 'SmsScheduler/api.ts', "flag('options.messageStop')"),
	'Limit Wait Time': where(
		'no limit',
		'shared/conversation/waitLimit.ts',
		'if (!values) return WAIT_INDEFINITELY',
	),
	'Replace Smart Characters': where(
		'off',
		'shared/input/messageText.ts',
		"flag('options.replaceSmartCharacters')",
	),
	'MMS High Resolution': where(
		'not sent',
		'ProTexting/resources/multimedia.ts',
		'if (parameters.option(name) === undefined) return undefined;',
	),
	'MMS Resend as SMS': where(
		'not sent',
		'ProTexting/resources/message/send.ts',
		"mmsResend: bit(parameters, 'mmsResend')",
	),
	Subject: where(
		'not sent',
		'ProTexting/resources/multimedia.ts',
		"text('options.subject') || undefined",
	),
	'Recipients by Opt-In': where(
		'not sent',
		'ProTexting/resources/campaign/campaign.ts',
		'type === undefined ? undefined',
	),
	'Sending Hours': where('any hour', 'shared/input/sendingHours.ts', "option === '') return null;"),
	'Only Opt-Outs': where(
		'off',
		'ProTexting/trigger/messageReceived.ts',
		'options.onlyOptOuts === true',
	),
	'Only Final Statuses': where(
		'off',
		'ProTexting/trigger/deliveryChanged.ts',
		'onlyFinal: onlyFinal === true',
	),
	'Hours to Track': where(
		'72',
		'ProTexting/trigger/deliveryChanged.ts',
		'usualLookBack, longestLookBack] = [72,',
	),
};

const page = constant('ProTexting/pages.ts', 'pageSize');
assert.equal(constant('Enswitch/lists/senders.ts', 'pageSize'), page);

const hour = 3_600_000;
const values: Readonly<Record<string, number[]>> = {
	'A time in the past that counts as now': [grace / 1000],
	'Tries after the first': [moreTries],
	'Waits between tries': [backOff(0), backOff(1)],
	'Longest wait that a provider may ask for': [longestPause / 1000],
	'Longest Timeout': [constant('shared/input/message.ts', 'longestTimeout') / hour],
	'Largest response': [constant('shared/http/transport.ts', 'largest') / 1024 ** 2],
	'Pages of one request for a list': [constant('shared/ask/question.ts', 'mostPages')],
	'Largest list': [constant('shared/http/byteBudget.ts', 'largestQuestion') / 1024 ** 2],
	'Largest output of lists and reports': [
		constant('shared/http/byteBudget.ts', 'largestRun') / 1024 ** 2,
	],
	'Pages of a list to pick from': [constant('shared/lists/loadOptions.ts', 'mostPages')],
	'Records of a page': [page],
	'Duplicate keys of a node': [
		constant('shared/deduplication/deduplicationStore.ts', 'mostRecords'),
	],
	'Longest Duplicate Window': [constant('shared/input/duplicateKey.ts', 'longestWindow')],
	"Longest text of ProTexting's Message: Send": [Number(send?.['longestText'])],
	"ProTexting's messages for one number": [limit.perMinute],
	"ProTexting's same text for one number": [limit.sameText / 1000],
	'First poll of the ProTexting Trigger': [
		constant('ProTexting/trigger/inbox.ts', 'atFirst') / hour,
	],
	'Late messages of the ProTexting Trigger': [
		constant('ProTexting/trigger/inbox.ts', 'lateness') / hour,
	],
	'Messages that the ProTexting Trigger remembers': [
		constant('ProTexting/trigger/firstSeen.ts', 'most'),
	],
	'Secret of a webhook trigger': [constant('shared/inbound/secret.ts', 'shortest')],
	'Test of a credential': [constant('shared/lists/credentialTest.ts', 'patience') / 1000],
};

const countries = providers.flatMap(({ displayName, folder }) => {
	const facts = Object.values(built(`./${folder.replace('nodes/', '')}/provider.js`) as Values);
	const own = facts.find((one) => typeof one === 'object' && one !== null && 'judge' in one);
	const { defaultCountry } = own as { defaultCountry?: string };
	return defaultCountry === undefined ? [] : [[displayName, defaultCountry] as const];
});

/** What no setting changes, and who reads numbers without a country code as of which country. */
export const fixed = {
	values: Object.fromEntries(Object.entries(values).map(([what, all]) => [what, all.map(String)])),
	country: Object.fromEntries(countries),
};
