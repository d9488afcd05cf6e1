import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { only, phone, shown, useBench, type Shown } from '../support/support.mts';

const bench = useBench();

/** What a dry run makes of recipients that an expression gives. */
async function read(
	to: unknown,
	options: INodeParameters = {},
	provider: ProviderName = 'smsScheduler',
): Promise<Shown[]> {
	const result = await bench().run(provider, 'message.send', {
		items: [{ to } as IDataObject],
		parameters: { to: '={{ $json.to }}', options: { dryRun: true, ...options } },
		onError: 'continueRegularOutput',
	});
	assert.equal(bench().requests.length, 0);
	return shown(result);
}

describe('A recipient is understood', () => {
	const uk = '+447700900123';
	const ways: Record<string, [to: unknown, e164: string, defaultCountry?: string]> = {
		'with Default Country in small letters, and blanks around it': [
			'07400 123456',
			'+447400123456',
			' gb ',
		],
		'with a plus and blanks': ['+44 7700 900123', uk],
		'with 00': ['0044 (7700) 900-123', uk],
		'with bare digits': ['447700900123', uk],
		'as a number of a spreadsheet': [447700900123, uk],
		'with the .0 of a spreadsheet': ['447700900123.0', uk],
		'as 4.47700900123E+11': ['4.47700900123E+11', uk],
		'with an invisible mark of a chat program': ['\u202a+447700900123\u202c', uk],
		'in groups that end like a date': ['+336 1210-00-00', phone(0)],
		'in Arabic digits': ['+٤٤٧٧٠٠٩٠٠١٢٣', uk],
		'as a national number of the default country': ['07700 900123', uk, 'gb'],
		'with a code of its own, whatever the default country': ['+33612100000', phone(0), 'GB'],
	};
	for (const [name, [to, e164, defaultCountry]] of Object.entries(ways)) {
		test(name, async () => {
			const [one] = await read(to, defaultCountry ? { defaultCountry } : {});
			assert.equal(one?.failure, undefined);
			assert.deepEqual([one?.to, one?.reason], [e164, 'dryRun']);
		});
	}

	test('as a national number at ProTexting, which is in the United States', async () => {
		const [one] = await read('(646) 555-0100', {}, 'proTexting');
		assert.equal(one?.to, '+16465550100');
	});

	test('as a short number at Enswitch, where it has no country', async () => {
		const [one] = await read('2001', {}, 'enswitch');
		assert.deepEqual([one?.to, one?.submission], ['2001', 'notSent']);
	});
});

describe('Several recipients are understood', () => {
	const three = [0, 1, 2].map(phone);
	const ways: Record<string, unknown> = {
		'separated by commas': three.join(', '),
		'separated by semicolons and new lines': `${three[0]};${three[1]}\n${three[2]}\n`,
		'as a list': three,
		'as a list of lists and numbers': [[three[0]], [`${three[1]}`, 33612100002]],
	};
	for (const [name, to] of Object.entries(ways)) {
		test(name, async () => {
			assert.deepEqual(
				(await read(to)).map((one) => one.to),
				three,
			);
		});
	}
});

describe('A recipient is refused by itself, with its reason', () => {
	const ways: Record<string, [to: unknown, message: RegExp, kept?: string | null]> = {
		'when it is empty': ['', /'To' is empty/, null],
		'when it is nothing': [null, /'To' is empty/, null],
		'when it is an object': [{ number: 1 }, /must be text, or a list of text values/, null],
		'when it is words': ['my brother', /'my brother', which is not a phone number: use digits/],
		'when it fills the sentence': ['x'.repeat(50), /'x{50}', which is not a phone number/],
		'when it is cut for the sentence': ['x'.repeat(51), /'x{50}…', which is not a phone number/],
		'when it has letters in it': ['+1 800 FLOWERS', /'\+1 800 FLOWERS', which is not/],
		'when it is short': ['0612100000', /not a complete phone number: add \+ and the country/],
		'when it has ten digits and no country': ['6465550100', /not a complete phone number: add \+/],
		'when its country code is wrong': ['+0612100000', /check its country code and its length/],
		'when it is too long': ['+33 6 12 10 00 00 00 00 00', /check its country code and its len/],
		'when a spreadsheet lost digits of it': ['4.47701E+11', /lost digits in a spreadsheet/],
		'when it is a broken number': [12.5, /contains 12\.5, which is not a phone number/],
		'when it is a number below zero': [-33612100000, /contains -33612100000, which is not/],
	};
	for (const [name, [to, message, kept]] of Object.entries(ways)) {
		test(name, async () => {
			const [one, ...others] = await read(to);
			assert.equal(others.length, 0);
			assert.equal(one?.submission, 'rejected');
			assert.match(one.failure?.message ?? '', message);
			assert.deepEqual([one.failure?.kind, one.failure?.field], ['invalidInput', 'to']);
			assert.equal(one.to, kept === undefined ? String(to) : kept);
		});
	}

	test('while the others of the same item are kept', async () => {
		const results = await read([phone(0), 'x', null, phone(1)]);
		assert.deepEqual(
			results.map(({ to, submission }) => [to, submission]),
			[
				[phone(0), 'notSent'],
				['x', 'rejected'],
				[null, 'rejected'],
				[phone(1), 'notSent'],
			],
		);
	});

	for (const to of ['1', '123456789012345678901']) {
		test(`at Enswitch when it has ${to.length} digits`, async () => {
			const [one] = await read(to, {}, 'enswitch');
			assert.match(one?.failure?.message ?? '', /enter 2 to 18 digits/);
		});
	}

	test('when the default country is none', async () => {
		const [one] = await read(phone(0), { defaultCountry: 'England' });
		assert.match(one?.failure?.message ?? '', /'Default Country' must be a code of two letters/);
	});
});

describe('A field that an expression fills', () => {
	const run = async (parameters: INodeParameters) =>
		only(
			await bench().run('smsScheduler', 'message.send', {
				items: [{}],
				parameters: { to: phone(0), ...parameters },
				onError: 'continueRegularOutput',
			}),
		);
	const refused: Record<string, [parameters: INodeParameters, message: RegExp]> = {
		'with a list instead of text': [{ message: '={{ ["a", "b"] }}' }, /'Message' must be text/],
		'with nothing': [{ message: '={{ null }}' }, /'Message' is empty: enter a message/],
		'with blanks only': [{ message: '={{ " \\n " }}' }, /'Message' is empty: enter a message/],
		'with a number that is none': [
			{ options: { batchSize: 'many' } },
			/'Advanced: Batch Size' must be 1 or/,
		],
		'with an error of its own': [{ message: '={{ $("Nobody").item.json.x }}' }, /Referenced node/],
		'with an error, in the recipient': [{ to: '={{ $("Nobody").item.json.x }}' }, /Referenced/],
	};
	for (const [name, [parameters, message]] of Object.entries(refused)) {
		test(`${name} is refused`, async () => {
			const { submission, failure } = await run(parameters);
			assert.deepEqual([submission, failure?.kind], ['rejected', 'invalidInput']);
			assert.match(failure?.message ?? '', message);
			assert.equal(bench().requests.length, 0);
		});
	}

	for (const word of ['true', 1, 'YES']) {
		test(`with ${JSON.stringify(word)} counts as yes`, async () => {
			const { reason } = await run({ options: { dryRun: word } });
			assert.equal(reason, 'dryRun');
		});
	}

	for (const nothing of ['', null, '={{ null }}', '={{ undefined }}']) {
		test(`with ${nothing || 'no text'} in the place of a number or a switch is left out`, async () => {
			const options = { batchSize: nothing, combineItems: nothing, timeout: nothing };
			assert.equal((await run({ options })).submission, 'accepted');
		});
	}

	test('with a number as text is sent as text', async () => {
		assert.equal((await run({ message: '={{ 42 }}' })).submission, 'accepted');
		assert.equal(bench().simulator.ledger[0]?.text, '42');
	});
});
