import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { everywhere, type Example } from './numbers.mts';
import { accepted, readPhone } from './support.mts';

type Spelled = [text: unknown, country?: CountryCode];

const homes = [...new Set(everywhere.map(({ country }) => country))];

/** Examples with the Default Country of anybody; all pairs would take a minute. */
function elsewhere(kind: Example['kind']): Array<[Example, CountryCode]> {
	const some = everywhere.filter((one) => one.kind === kind);
	const pair = fc.tuple(fc.constantFrom(...some), fc.constantFrom(...homes));
	return fc.sample(pair, { seed: 20_260_301, numRuns: 6000 });
}

const codeOf = ({ number }: Example) => number.countryCallingCode;
const digitsOf = ({ number }: Example) => number.number.slice(1);

/** Each way to write a number, and the greatest share that may be refused, in percent. */
const spellings: Record<string, [write: (one: Example) => Spelled[], refused: number]> = {
	'with +': [({ number }) => [[number.number], [number.formatInternational()]], 0],
	'with + and any Default Country': [
		({ number }) => [
			[number.number, 'US'],
			[number.number, 'AT'],
		],
		0,
	],
	'with 00': [(one) => [[`00${digitsOf(one)}`], [`00${digitsOf(one)}`, one.country]], 0],
	'as at home, with its own Default Country': [
		({ number, country }) => [[number.formatNational(), country]],
		2,
	],
	'as at home, in digits alone, with its own Default Country': [
		({ number, country }) => [[number.formatNational().replace(/\D/g, ''), country]],
		5,
	],
	// Some numbers begin with a zero themselves, which no spreadsheet gives back.
	'as at home, as a spreadsheet’s number without the prefix': [
		({ number, country }) =>
			/^[1-9]/.test(number.nationalNumber) ? [[Number(number.nationalNumber), country]] : [],
		10,
	],
	'without its plus, and no country': [(one) => [[digitsOf(one)]], 40],
	'without its plus, with its own Default Country': [(one) => [[digitsOf(one), one.country]], 5],
	'as a spreadsheet’s float, without its plus': [
		(one) => [`${digitsOf(one)}.0`, `${digitsOf(one)}.00`, Number(digitsOf(one))].map((n) => [n]),
		40,
	],
	'as a spreadsheet’s float, with its own Default Country': [
		(one) => [`${digitsOf(one)}.0`, Number(digitsOf(one))].map((n) => [n, one.country]),
		10,
	],
	'with the prefix of home in brackets behind + and the country code': [
		(one) => [[`+${codeOf(one)} (${one.trunk || '0'}) ${one.number.nationalNumber}`]],
		5,
	],
	'with a zero in brackets behind the country code, without plus': [
		(one) => [
			[`${codeOf(one)}(0)${one.number.nationalNumber}`],
			[`${codeOf(one)}(0)${one.number.nationalNumber}`, one.country],
		],
		40,
	],
};

/** How a spelling is read: right, or refused; anything else is a stranger's number. */
function judge(one: Example, [text, country]: Spelled): 'right' | 'refused' {
	const read = accepted(() => readPhone(text, 'digits', country));
	if (read === undefined) return 'refused';
	const wanted = one.number.number;
	const place = `${String(text)} (${one.kind}, ${one.country}) with ${country ?? 'no country'}`;
	assert.equal(read.e164, wanted, place);
	assert.equal(`+${read.wire}`, wanted, place);
	const switchboard = accepted(() => readPhone(text, 'asTyped', country));
	assert.ok(switchboard === undefined || (switchboard.e164 ?? wanted) === wanted, place);
	return 'right';
}

describe(`The ${everywhere.length} examples of mobile numbers and fixed lines of every country`, () => {
	for (const [name, [write, most]] of Object.entries(spellings)) {
		test(`are right or refused ${name}`, (t) => {
			for (const kind of ['mobile', 'fixed'] as const) {
				const some = everywhere.filter((one) => one.kind === kind);
				const verdicts = some.flatMap((one) => write(one).map((spelled) => judge(one, spelled)));
				const refused = verdicts.filter((verdict) => verdict === 'refused').length;
				t.diagnostic(`${kind}: ${refused} of ${verdicts.length} are refused ${name}`);
				assert.ok((100 * refused) / verdicts.length <= most, `${refused} of ${verdicts.length}`);
			}
		});
	}

	test('of mobile numbers are right or refused without plus, in any Default Country', (t) => {
		const verdicts = elsewhere('mobile').map(([one, home]) => judge(one, [digitsOf(one), home]));
		const refused = verdicts.filter((verdict) => verdict === 'refused').length;
		t.diagnostic(`${refused} of ${verdicts.length} are refused`);
		assert.ok(refused < verdicts.length / 5);
	});

	test('of fixed lines are too, unless there is a mobile number of these digits at home', (t) => {
		const counts = { right: 0, refused: 0, mobile: 0 };
		for (const [one, home] of elsewhere('fixed')) {
			const read = accepted(() => readPhone(digitsOf(one), 'e164', home))?.e164;
			const found = read == null ? undefined : parsePhoneNumberFromString(read);
			const verdict =
				found === undefined ? 'refused' : read === one.number.number ? 'right' : 'mobile';
			counts[verdict]++;
			const isMobile = ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(found?.getType() ?? '');
			// The documents' examples are such: 646 123 4567, whose exchange nobody can have.
			const isNobodys = found?.countryCallingCode === '1' && !found.isValid();
			assert.ok(
				verdict !== 'mobile' || isMobile || isNobodys,
				`${digitsOf(one)} with ${home}: ${read}`,
			);
		}
		const all = counts.right + counts.refused + counts.mobile;
		t.diagnostic(`${counts.refused} of ${all} are refused, ${counts.mobile} are mobile at home`);
		assert.ok(counts.mobile < all / 50 && counts.refused < (2 * all) / 5);
	});

	test('are refused with an extension or a second ending behind them', () => {
		const endings = ['-5', '-22', ' 22', '/68', ' / 68', '.5', ' (2)', '\u00b2'];
		// Countries with shorter numbers have longer ones too, which are grouped alike.
		const long = everywhere.filter(({ number }) => number.nationalNumber.length >= 7);
		for (const { number, country } of long) {
			for (const ending of endings) {
				for (const text of [number.formatNational(), number.formatInternational(), number.number]) {
					const read = accepted(() => readPhone(text + ending, 'digits', country));
					assert.equal(read, undefined, `${text}${ending} (${country})`);
				}
			}
		}
	});

	test('are right or refused behind a zero, with their country code and its Default Country', (t) => {
		let refused = 0;
		for (const one of everywhere.filter(({ kind }) => kind === 'mobile')) {
			const verdict = judge(one, [`0${digitsOf(one)}`, one.country]);
			if (verdict === 'refused') refused++;
		}
		t.diagnostic(`${refused} are refused`);
		assert.ok(refused < everywhere.length / 10);
	});
});
