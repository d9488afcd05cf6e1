import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { useGateway } from '../support/gateway.mts';
import { only, phone } from '../support/support.mts';

const { bench, ask, askedOf } = useGateway();

const [to, digits] = [phone(0), phone(0).slice(1)];
const text = 'Your account is blocked: invalid payment, error 422';

/** What says no, as a field: beside a success it makes of it a contradiction. */
const noes: Record<string, object> = {
	'an error': { error: 'No credit' },
	'an error, beside an empty one': { error: '', error_message: 'No credit' },
	'an error as an object': { error: { code: 5, message: 'No credit' } },
	errors: { errors: ['bad'] },
	'errors, written large': { Errors: ['bad'] },
	'errors by field': { errors: { message_text: ['Invalid'] } },
	'an error code': { error_code: 17 },
	'a success that is none': { success: false },
	'a success that is none, as text': { success: 'false' },
	'a success of 0': { ok: 0 },
	'a status word': { status: 'REJECTED' },
	'a status word among others': { status: 'message_failed' },
	'a status word in French': { status: 'refusé' },
	'a status of a blocked number': { status: 'BLOCKED' },
	'a status code': { status: 422 },
	'a result': { result: 'error' },
	'a count of failures': { failed: 1 },
	'a list of invalid numbers': { invalid_numbers: [digits] },
};

/** What may stand beside a success, and takes nothing back. */
const nothings: Record<string, object> = {
	'empty errors': { error: '', errors: [], error_message: '', error_code: 0 },
	'an error that is an empty object': { error: {} },
	'an error that is null or false': { error: null, errors: false },
	'an error of nothing': { error: { code: 0, message: '' }, errors: { to: [] } },
	'words for no error': { error: 'none', error_message: 'No error', error_code: '000' },
	'a success': { success: true, ok: 1, status: 'OK', result: 'success' },
	'a state without errors': { status: 'SENT without errors', state: 'queued' },
	'a count of none': { failed: 0, rejected: [], invalid: '0' },
	'what is still to come': { sent: false, delivered: false, delivered_at: null },
	'the text of the message': { text, msg: text, body: text, Message: text },
	'a country with a code like a refusal': {
		country: { code: 420 },
		network: { status: 'blocked' },
	},
	'an account with a limit': { account: { status: 'blocked' }, limits: { failed: 5 } },
};

type Spell = (beside: object) => object;
const entry = { code: 200, code_desc: '', to: digits, sale: 0.01, smsid: '2017', msg: text };

/** A success in each dialect, and what stands beside or inside of it. */
const successes: Record<string, [provider: ProviderName, spell: Spell]> = {
	ProTexting: ['proTexting', (beside) => ({ Id: '8cccf554', ...beside })],
	'ProTexting, in a list': ['proTexting', (beside) => [{ Id: '8cccf554', ...beside }]],
	'SMS Scheduler': [
		'smsScheduler',
		(beside) => ({ message_id: 1, sms_ids: { [to]: 5 }, ...beside }),
	],
	'SMS Scheduler, in its entry': [
		'smsScheduler',
		(beside) => ({ message_id: 1, sms_ids: { [to]: { id: 5, ...beside } } }),
	],
	Enswitch: ['enswitch', (beside) => ({ responses: [{ code: '204', message: 'OK' }], ...beside })],
	'Enswitch, in its entry': [
		'enswitch',
		(beside) => ({ responses: [{ code: '204', key: '', message: 'OK', ...beside }] }),
	],
	'Enswitch, in its data': [
		'enswitch',
		(beside) => ({ responses: [{ code: '204', message: 'OK' }], data: beside }),
	],
	'VoIP Communications': ['voipCommunications', (beside) => ({ send_log: [entry], ...beside })],
	'VoIP Communications, in its entry': [
		'voipCommunications',
		(beside) => ({ send_log: [{ ...entry, ...beside }] }),
	],
};

function spellXml(value: unknown): string {
	if (Array.isArray(value)) return value.map((one) => `<item>${spellXml(one)}</item>`).join('');
	if (typeof value !== 'object' || value === null) return String(value ?? '');
	const fields = Object.entries(value);
	return fields.map(([name, one]) => `<${name}>${spellXml(one)}</${name}>`).join('');
}

async function submissionOf(provider: ProviderName, body: string) {
	bench().simulator.reset();
	bench().answer(provider, body);
	const other = provider === 'voipCommunications' ? 'smsScheduler' : 'voipCommunications';
	const one = only(await ask([provider, other], { parameters: { message: text, from: '' } }));
	assert.deepEqual(askedOf(), [provider], body);
	return one;
}

describe(
	'A success beside a refusal is unknown, and nobody else is asked',
	{ timeout: 240_000 },
	() => {
		for (const [name, [provider, spell]] of Object.entries(successes)) {
			test(name, async () => {
				for (const [says, beside] of Object.entries(noes)) {
					const one = await submissionOf(provider, JSON.stringify(spell(beside)));
					assert.equal(one.submission, 'unknown', says);
				}
			});

			test(`${name}: stays accepted beside what says nothing`, async () => {
				for (const [says, beside] of Object.entries(nothings)) {
					const one = await submissionOf(provider, JSON.stringify(spell(beside)));
					assert.equal(one.submission, 'accepted', says);
				}
			});
		}

		for (const name of ['ProTexting', 'ProTexting, in a list']) {
			const [provider, spell] = successes[name] ?? assert.fail();
			test(`${name}, as XML`, async () => {
				for (const [all, as] of [
					[noes, 'unknown'],
					[nothings, 'accepted'],
				] as const) {
					for (const [says, beside] of Object.entries(all)) {
						const body = `<response>${spellXml(spell(beside))}</response>`;
						assert.equal((await submissionOf(provider, body)).submission, as, says);
					}
				}
			});
		}
	},
);
