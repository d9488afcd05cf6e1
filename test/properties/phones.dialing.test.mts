import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';

import { everywhere, type Example } from './numbers.mts';
import { accepted, readPhone } from './support.mts';

const plans = metadata.countries as unknown as Record<CountryCode, [string, string]>;

/** What people dial before a country code: a few of what the library's pattern has. */
function prefixesOf(pattern: string): string[] {
	const drawn = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), {
		seed: 20_260_301,
		numRuns: 20,
	});
	return [...new Set(drawn)];
}

interface Home {
	country: CountryCode;
	prefix: string;
}

const homes = (Object.keys(plans) as CountryCode[]).flatMap((country) =>
	prefixesOf(plans[country][1]).map((prefix): Home => ({ country, prefix })),
);

/** Where something else than 00 and 011 is dialed, which is what differs. */
const uncommon = homes.filter(({ prefix }) => !['00', '011'].includes(prefix));

const runs = 800;

function sampled(where: readonly Home[], kind: Example['kind']): Array<[Home, Example]> {
	const some = everywhere.filter((one) => one.kind === kind);
	const pair = fc.tuple(fc.constantFrom(...where), fc.constantFrom(...some));
	return fc
		.sample(pair, { seed: 20_260_301, numRuns: runs })
		.filter(([home, { country }]) => home.country !== country);
}

const spellings: Record<string, (prefix: string, one: Example) => string> = {
	'in one piece': (prefix, { number }) => prefix + number.number.slice(1),
	'with spaces': (prefix, { number }) => `${prefix} ${number.formatInternational().slice(1)}`,
	'with hyphens': (prefix, { number }) =>
		`${prefix} ${number.formatInternational().slice(1)}`.replaceAll(' ', '-'),
	'with the prefix in brackets': (prefix, { number }) =>
		`(${prefix}) ${number.formatInternational().slice(1)}`,
	'with the prefix before the code, and spaces behind': (prefix, { number }) =>
		prefix + number.formatInternational().slice(1),
};

/**
 * Whether nothing sets the prefix apart, and a number exists behind 00, which is what most of the
 * world dials: then nobody can know.
 */
function behind00(text: string, prefix: string, e164: string | null): boolean {
	if (!text.startsWith(prefix) || /^\P{Nd}/u.test(text.slice(prefix.length))) return false;
	const isAll = text.replace(/\D/g, '') === `00${e164?.slice(1)}`;
	return isAll && parsePhoneNumberFromString(e164 ?? '')?.isValid() === true;
}

/** How many are refused; none may be another number. */
function refusedOf(
	pairs: Array<[Home, Example]>,
	write: (prefix: string, one: Example) => string,
	country: (home: Home) => CountryCode | undefined,
): number {
	let refused = 0;
	for (const [home, one] of pairs) {
		const text = write(home.prefix, one);
		const place = `${text} (${one.kind}, ${one.country}) with ${country(home) ?? 'no country'}`;
		const read = accepted(() => readPhone(text, 'digits', country(home)));
		if (!read) refused++;
		else if (country(home) || !behind00(text, home.prefix, read.e164))
			assert.equal(read.e164, one.number.number, place);
		const switchboard = accepted(() => readPhone(text, 'asTyped', country(home)));
		if (switchboard) {
			assert.equal(switchboard.wire, text.replace(/\D/g, ''), `${place}, at a switchboard`);
			assert.ok([read?.e164 ?? null, null].includes(switchboard.e164), place);
		}
	}
	return refused;
}

/** The greatest share that may be refused, in percent. */
const most = { mobile: 5, fixed: 15 };

describe('Numbers behind the dial-out prefix of a country', () => {
	for (const [name, write] of Object.entries(spellings)) {
		for (const kind of ['mobile', 'fixed'] as const) {
			test(`are right or refused with its Default Country, ${name}: ${kind}`, (t) => {
				for (const [what, where] of Object.entries({ uncommon, common: homes })) {
					const pairs = sampled(where, kind);
					const refused = refusedOf(pairs, write, ({ country }) => country);
					t.diagnostic(`${refused} of ${pairs.length} are refused (${what} prefixes)`);
					assert.ok((100 * refused) / pairs.length <= most[kind]);
				}
			});
		}

		test(`are right or refused without a Default Country, ${name}`, (t) => {
			// Without a zero, the prefix would be a country code.
			const zero = uncommon.filter(({ prefix }) => prefix.startsWith('0'));
			const pairs = sampled(zero, 'mobile');
			const refused = refusedOf(pairs, write, () => undefined);
			t.diagnostic(`${refused} of ${pairs.length} are refused`);
			assert.ok(refused < pairs.length);
		});
	}
});
