import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import { only, phone, phones, toPhone, useBench } from '../support/support.mts';

const bench = useBench();
const replaceSmartCharacters = true;

const send = async (message: string, options: INodeParameters = {}): Promise<RunResult> =>
	await bench().run('smsScheduler', 'message.send', {
		items: phones(3),
		parameters: { to: toPhone, message, options },
		onError: 'continueRegularOutput',
	});
const hintsOf = ({ hints }: RunResult) => hints.map(({ message }) => message);
const texts = () =>
	bench().requests.map(({ body }) => (JSON.parse(body) as { message_text: string }).message_text);

describe('Replace Smart Characters', () => {
	test('writes the text in GSM-7 before it is counted and sent, and says so', async () => {
		const result = await send('It’s “here”…', { replaceSmartCharacters });
		assert.deepEqual(texts(), ['It\'s "here"...']);
		const first = result.outputs[0]?.[0]?.json as IDataObject;
		assert.deepEqual([first.encoding, first.segments], ['GSM-7', 1]);
		assert.deepEqual(hintsOf(result), [
			"'Replace Smart Characters' replaced 12 characters in 3 items.",
			'3 accepted.',
		]);
	});

	test('lets items share a request whose texts come out equal', async () => {
		await send('={{ $json.n === 0 ? "It’s" : "It\'s" }}', { replaceSmartCharacters });
		assert.deepEqual(texts(), ["It's"]);
	});

	test('says what keeps the text UCS-2 all the same', async () => {
		const result = await send('={{ "It’s" + ($json.n ? "" : " 😀") }}', { replaceSmartCharacters });
		assert.equal(
			hintsOf(result)[0],
			"'Replace Smart Characters' replaced 3 characters in 3 items. 1 item still has only 70 characters per segment (not 160) because of characters such as 😀.",
		);
	});

	test('says nothing where it has nothing to do', async () => {
		assert.deepEqual(hintsOf(await send('Hello', { replaceSmartCharacters })), ['3 accepted.']);
	});

	test('leaves nothing of a text of invisible characters, which is refused', async () => {
		const result = await send('\u200b\u2060', { replaceSmartCharacters });
		const [{ failure }] = result.outputs[0]?.map(({ json }) => json) as [IDataObject];
		assert.match(String((failure as IDataObject).message), /'Message' is empty/);
	});

	test('that is off leaves the text as it is', async () => {
		await send('It’s');
		assert.deepEqual(texts(), ['It’s']);
	});
});

describe('A note says that smart characters cost money', () => {
	const note =
		/^Characters such as ’ reduce each segment from 160 to 70 characters, so the text of 2 items is billed as more segments. The option 'Replace Smart Characters' replaces such characters with plain characters\.$/;
	const long = 'a'.repeat(80);

	test('with how many items it concerns', async () => {
		const [hint] = hintsOf(await send(`={{ $json.n === 0 ? "It's" : "It’s" }} ${long}`));
		assert.match(hint ?? '', note);
	});

	for (const [name, message] of Object.entries({
		'when they cost none': 'It’s',
		'of an emoji, which costs as much without them': `😀 It’s ${long}`,
		'of another alphabet': 'Привет '.repeat(20),
	})) {
		test(`but not ${name}`, async () => {
			const hints = hintsOf(await send(message));
			assert.deepEqual(
				hints.filter((hint) => hint.includes('Replace Smart Characters')),
				[],
			);
			assert.equal(hints.at(-1), '3 accepted.');
		});
	}
});

describe('Max Segments', () => {
	const refusal = async (message: string, maxSegments: number, options: INodeParameters = {}) => {
		const result = await bench().run('smsScheduler', 'message.send', {
			parameters: { to: phone(0), message, options: { maxSegments, ...options } },
			onError: 'continueRegularOutput',
		});
		return only(result).failure?.message;
	};
	const long = 'a'.repeat(80);

	test('names the characters that make a text UCS-2, when they are the reason', async () => {
		assert.equal(
			await refusal(`It’s ${long}`, 1),
			"'Message' needs 2 segments (UCS-2), but the option 'Max Segments' allows 1. The character ’ at position 3 reduces each segment from 160 to 70 characters (UCS-2): 2 segments instead of 1. The option 'Replace Smart Characters' replaces ’ with '",
		);
	});

	test('names no character when the text is too long without it, too', async () => {
		assert.equal(
			await refusal(`It’s ${long}${long}`, 1),
			"'Message' needs 3 segments (UCS-2), but the option 'Max Segments' allows 1: shorten the message",
		);
	});

	test('counts what Replace Smart Characters leaves', async () => {
		assert.equal(await refusal(`It’s ${long}`, 1, { replaceSmartCharacters }), undefined);
	});
});
