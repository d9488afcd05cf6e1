import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { only, phone, shown, useBench } from '../support/support.mts';

const bench = useBench();
const send = async (parameters: INodeParameters) =>
	await bench().run('enswitch', 'message.send', {
		parameters: { to: phone(0), ...parameters },
		onError: 'continueErrorOutput',
	});
const long = 'a'.repeat(200);
const past = { from: '00:00', to: '00:01', days: ['monday'], timezone: 'UTC' };

/** One message, and what must be said above the output though it is a single one. */
const notes: Record<string, [parameters: INodeParameters, says: RegExp]> = {
	'of a message of several segments': [{ message: long }, /^1 message has 2 segments\.$/],
	'of a message that an emoji makes longer': [
		{ message: `${'a'.repeat(80)} 😀` },
		/^1 message has 2 segments\. Characters such as 😀 /,
	],
	'of several messages of several segments': [
		{ to: `${phone(0)}, ${phone(1)}`, message: long },
		/^2 messages have 2 segments each\.$/,
	],
	'of a message that sending hours hold back': [
		{ options: { sendingHours: { hours: past } } },
		/^1 message was not sent\. The send time is outside the sending hours .* next allowed time is/,
	],
	'of a phone that is twice in one list': [
		{ to: `${phone(0)}, ${phone(0)}` },
		/^1 message was not sent\. This phone number already got this message/,
	],
};

describe('A note above the output', () => {
	for (const [name, [parameters, says]] of Object.entries(notes)) {
		test(name, async (t) => {
			t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-05-15T12:00:00Z') });
			const { hints } = await send(parameters);
			assert.ok(
				hints.some(({ message }) => says.test(message)),
				JSON.stringify(hints),
			);
		});
	}

	test('is not made of a message of one segment', async () => {
		assert.deepEqual((await send({})).hints, []);
	});
});

describe('A message that may have been sent', () => {
	test('says so on the error output, and in its failure', async () => {
		bench().answer('enswitch', '', 500);
		const [item] = (await send({})).outputs[1] ?? [];
		const { error, details } = item?.json as { error: string; details: { failure: object } };
		assert.match(error, /\. The message may have been sent, so retries won't send it again\.$/);
		assert.deepEqual(
			{ ...details.failure, message: '' },
			{
				kind: 'provider',
				message: '',
				code: '500',
				field: null,
				retrySafe: false,
				maybeSent: true,
			},
		);
	});

	test('is no other: what was refused was not sent', async () => {
		bench().answer('enswitch', '', 403);
		const [item] = (await send({})).outputs[1] ?? [];
		assert.doesNotMatch(String(item?.json['error']), /may have been sent/);
		const { failure } = item?.json['details'] as { failure: { maybeSent: boolean } };
		assert.equal(failure.maybeSent, false);
	});

	test('has its phone and its reason in the error of a node that stops', async () => {
		bench().answer('enswitch', '{"responses":[{"code":"204"}]}');
		bench().answer('enswitch', '', 500);
		const result = await bench().run('enswitch', 'message.send', {
			parameters: { to: `${phone(0)}, ${phone(1)}`, options: { concurrency: 1 } },
		});
		const description = result.error?.description ?? '';
		assert.match(description, new RegExp(`\\${phone(1)}: [^:]*HTTP 500`));
		assert.doesNotMatch(description, new RegExp(`\\${phone(0)}`));
	});

	test('of which every reason has a sentence', async () => {
		const dry = only(await send({ options: { dryRun: true } }));
		assert.equal(dry.reasonText, 'This is a dry run.');
		const [, twice] = shown(await send({ to: `${phone(0)}, ${phone(0)}` }));
		assert.match(twice?.reasonText ?? '', /already got this message/);
	});
});
