import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';

import { schedule, type Wish } from '../support/hours.mts';
import { only, useBench } from '../support/support.mts';

const bench = useBench();

describe('Sending Hours are read', () => {
	const ways: Record<string, Wish> = {
		'as hours without minutes': { hours: { from: '8', to: '20' } },
		'with one digit for the hour': { hours: { from: '8:00', to: '20:00' } },
		'with the seconds of a spreadsheet': { hours: { from: '08:00:00', to: '20:00:00' } },
		'as numbers of an expression': { hours: { from: '={{ 8 }}', to: '={{ 20 }}' } },
		'with the days as a text': { hours: { days: '={{ "Monday, Tuesday" }}' } },
		'as they are when the option is added': { hours: {} },
	};
	for (const [name, wish] of Object.entries(ways)) {
		test(name, async () => {
			const result = only(await schedule(bench(), { ...wish, sendAt: '2030-07-01 07:00' }));
			assert.equal(result.scheduledFor, '2030-07-01T06:00:00.000Z', result.failure?.message);
		});
	}
});

describe('Sending Hours are refused, and nothing is sent,', () => {
	const ways: Record<string, [hours: INodeParameters | undefined, message: RegExp]> = {
		'that begin at no time of day': [
			{ from: 'nine' },
			/'From' must be a time of day, but is 'nine'/,
		],
		'that begin at 24:00': [{ from: '24:00' }, /'From' must be .* is '24:00'/],
		'that end after midnight': [{ to: '24:01' }, /'To' must be .* is '24:01'/],
		'with 60 minutes': [{ to: '19:60' }, /'To' must be .* is '19:60'/],
		'at half past in decimals': [{ from: '={{ 8.5 }}' }, /'From' must be .* is '8.5'/],
		'whose beginning is empty': [{ from: '' }, /'From' must be .* is empty or not text/],
		'whose beginning is nothing': [
			{ from: '={{ null }}' },
			/'From' must be .* is empty or not text/,
		],
		'whose beginning is a moment': [
			{ from: '={{ $now }}' },
			/'From' must be .* is (empty or not text|'20)/,
		],
		'that begin and end at the same minute': [
			{ from: '09:00', to: '9' },
			/begins and ends at the same minute: for whole days, use '00:00' to '24:00'/,
		],
		'without days': [{ days: [] }, /has no 'Days': choose at least one/],
		'on a day that is none': [{ days: ['funday'] }, /'Days' contains 'funday', which is not a day/],
		'in a zone that is none': [{ timezone: 'Mars/Olympus' }, /'Mars\/Olympus' is not a time zone/],
		'that neither move nor hold back': [
			{ otherwise: 'drop' },
			/unknown 'Otherwise' value 'drop': use move or refuse/,
		],
		'that are empty': [undefined, /has no hours: add hours, or remove the option/],
	};
	for (const [name, [hours, message]] of Object.entries(ways)) {
		test(name, async () => {
			const { submission, failure } = only(await schedule(bench(), { hours }));
			assert.equal(submission, 'rejected');
			assert.match(failure?.message ?? '', message);
			assert.match(failure?.message ?? '', /^'Sending Hours' /);
			assert.equal(failure?.field, 'sendingHours');
			assert.equal(bench().requests.length, 0);
		});
	}
});
