import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { only, phone, phones, shown, toPhone, useBench } from '../support/support.mts';

const bench = useBench();

/** Texts with something missing, as they are saved, and how the note names it. */
const lacking: Record<string, [message: string, named: RegExp]> = {
	'a field that the item has not': [
		'=Hi {{ $json.name }}, see you',
		/\{\{ \$json\.name \}\} is empty/,
	],
	'an empty field': ['=Hi {{ $json.blank }}!', /\{\{ \$json\.blank \}\} is empty/],
	'a field of null': ['=Hi {{ $json.none }}!', /\{\{ \$json\.none \}\}/],
	'an object in the place of a text': ['=Hi {{ $json.person }}!', /\[object Object\]/],
	'a number that is none': [
		'=Due: {{ Number("x") }}',
		/\{\{ Number\("x"\) \}\} is ('NaN'|empty|'null')/,
	],
	'a date that is none': ['=On {{ DateTime.fromISO("x") }}', /Invalid DateTime/],
	'a placeholder with an object in it': [
		'Hi {{ JSON.stringify({name: $json.name}) }}',
		/\{\{ JSON\.stringify\(\{name: \$json\.name\}\) \}\} isn't an expression/,
	],
	'a placeholder that is no expression': [
		'Hi {{ $json.name }}',
		/\{\{ \$json\.name \}\} isn't an expression/,
	],
};

const whole: Record<string, string> = {
	'a text without expressions': 'Hi there',
	'a field that has a text': '=Hi {{ $json.phone }}',
	'a number': '=You have {{ $json.n }} points',
	'a text that its expression ends with a sign': '={{ "See you" + ($json.n ? "" : " 😀") }}',
	'a greeting that an expression leaves out on purpose': '={{ $json.n ? "Hi, " : "" }}Hello',
	'a text that speaks of nothing': 'undefined behavior, null and void',
};

const send = async (message: string, options = {}) =>
	await bench().run('smsScheduler', 'message.send', {
		items: phones(1).map((one) => ({ ...one, blank: ' ', none: null, person: { first: 'Ann' } })),
		parameters: { to: toPhone, message, options },
		onError: 'continueRegularOutput',
	});

describe('A text with something missing', () => {
	for (const [what, [message, named]] of Object.entries(lacking)) {
		test(`${what}: is sent, with a note above the output`, async () => {
			const result = await send(message);
			assert.equal(only(result).submission, 'accepted');
			assert.match(
				JSON.stringify(result.hints.map((hint) => hint.message)).replaceAll('\\"', '"'),
				named,
			);
		});

		test(`${what}: the dry run warns`, async () => {
			const { preview } = only(await send(message, { dryRun: true }));
			assert.match(preview?.warnings.join() ?? '', /^The message has an empty field: /);
			assert.match(preview?.warnings.join() ?? '', named);
		});

		test(`${what}: is refused, if so wished, and nothing is sent`, async () => {
			const { failure } = only(await send(message, { emptyFields: 'refuse' }));
			assert.deepEqual([failure?.kind, failure?.field], ['invalidInput', 'message']);
			assert.match(failure?.message ?? '', named);
			assert.equal(bench().requests.length, 0);
		});
	}

	test('is counted by message, and the others are sent', async () => {
		const result = await bench().run('smsScheduler', 'message.send', {
			items: [{ to: phone(0), name: 'Ann' }, { to: phone(1) }, { to: phone(2) }],
			parameters: {
				to: '={{ $json.to }}',
				message: '=Hi {{ $json.name }}!',
				options: { emptyFields: 'refuse' },
			},
			onError: 'continueRegularOutput',
		});
		const all = shown(result).map(({ submission }) => submission);
		assert.deepEqual(all, ['accepted', 'rejected', 'rejected']);
	});

	for (const [what, message] of Object.entries(whole)) {
		test(`${what} has nothing missing`, async () => {
			const result = await send(message, { emptyFields: 'refuse' });
			assert.equal(only(result).submission, 'accepted', only(result).failure?.message);
			assert.doesNotMatch(JSON.stringify(result.hints), /empty field/);
		});
	}

	test('a choice that there is not is refused', async () => {
		assert.equal(only(await send('Hi', { emptyFields: 'maybe' })).failure?.field, 'emptyFields');
	});
});
