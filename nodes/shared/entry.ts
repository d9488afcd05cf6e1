import type { INodeProperties } from 'n8n-workflow';

import { cause, InvalidInput, type Cause } from './failure';
import { refused, type Outcome, type SubmitOperation } from './operation';
import { readDraft, type Draft } from './draft';
import { ParameterReader } from './parameters';
import { readPhone, splitRecipients, type Phone } from './phone';
import type { Refusal } from './result';
import type { Run } from './run';

/** One recipient of one input item; of a campaign to groups, the item's groups together. */
export interface Entry<Extra = unknown> {
	item: number;
	/** Place among the item's recipients, from 0. */
	position: number;
	/** E.164 where it can be known; as typed when it cannot be read. */
	to: string | null;
	/** Spelled the provider's way. */
	wire: string;
	/** How the user wrote it, and how it was read, where the country's code or a plus was supplied. */
	typed?: string;
	supplied?: Phone;
	/** Undefined when the item's message could not be read. */
	draft: Draft<Extra> | undefined;
	/** Set as soon as it is known what became of it. */
	outcome?: Outcome;
	/** The same recipient's message as each fallback has it, in their order. */
	fallbacks?: Array<Entry<unknown>>;
	/** Of a fallback: the message as the first provider has it. */
	first?: Entry<unknown>;
	/** Of a fallback: who did not take the message before. */
	refusedBy?: Refusal[];
	/** The fallback that its outcome is from. */
	settledBy?: { run: Run; entry: Entry<unknown> };
}

/** The same messages as each provider has them: the first one's, then each fallback's. */
export function readingsOf(firsts: Entry[]): Entry[][] {
	const places = firsts[0]?.fallbacks ?? [];
	const others = places.map((_, place) =>
		firsts.flatMap(({ fallbacks }) => fallbacks?.[place] ?? []),
	);
	return [firsts, ...others];
}

/** The label of a field, also of one in a collection, as the user sees it. */
function labelIn(fields: readonly INodeProperties[], name: string): string | undefined {
	const options = fields.flatMap(({ options: inner = [] }) => inner);
	const all = [...fields, ...options.filter((one) => 'type' in one)];
	return all.find((field) => field.name === name)?.displayName;
}

/** Why an item could not be read. An expression that fails throws an error of n8n's own. */
export function causeOf(error: unknown, fields: readonly INodeProperties[]): Cause {
	if (error instanceof InvalidInput) return error.toCause(labelIn(fields, error.field));
	return cause('invalidInput', error instanceof Error ? error.message : String(error));
}

/** Expressions give numbers, lists and nothing at all; texts are kept as typed. */
function typed(value: unknown): string | null {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function readRecipient<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	draft: Draft<Extra>,
	value: unknown,
): Pick<Entry, 'to' | 'wire' | 'typed' | 'supplied' | 'outcome'> {
	try {
		const phone = readPhone(value, run.provider.phones, draft.country);
		const to = phone.e164 ?? phone.wire;
		// The item's own text, where it says the same: 100,000 numbers need not be there twice.
		const own = (text: string) => (text === value ? value : text);
		const read = phone.country === undefined ? {} : { typed: String(value), supplied: phone };
		return { to: own(to), wire: own(phone.wire), ...read };
	} catch (error) {
		return {
			to: typed(value),
			wire: '',
			outcome: refused(causeOf(error, operation.fields), { raw: {} }),
		};
	}
}

/** One failed entry per recipient of an item whose message cannot be read: none may be lost. */
function unreadableItem(item: number, recipients: unknown[], why: Cause): Array<Entry<never>> {
	const all = recipients.length > 0 ? recipients : [null];
	return all.map((value, position) => ({
		item,
		position,
		to: typed(value),
		wire: '',
		draft: undefined,
		outcome: refused(why, { raw: {} }),
	}));
}

const nobody = new InvalidInput('to', 'is empty: enter a phone number').toCause();

/** What all items say, once it is known that they all say the same. */
interface Common<Extra> {
	draft?: Draft<Extra>;
}

async function readItem<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
	item: number,
	common: Common<Extra>,
): Promise<Array<Entry<Extra>>> {
	const toGroups = operation.audience === 'groups';
	let recipients: unknown[] = [];
	try {
		if (!toGroups) recipients = splitRecipients(new ParameterReader(run.context, item).value('to'));
		const parameters = new ParameterReader(run.context, item);
		const draft = common.draft ?? (await readDraft(run, operation, parameters));
		if (!parameters.varies) common.draft = draft;
		const alone = { item, position: 0, to: null, wire: '', draft };
		if (toGroups) return [alone];
		if (recipients.length === 0) return [{ ...alone, outcome: refused(nobody, { raw: {} }) }];
		return recipients.map((value, position) => ({
			item,
			position,
			draft,
			...readRecipient(run, operation, draft, value),
		}));
	} catch (error) {
		return unreadableItem(item, recipients, causeOf(error, operation.fields));
	}
}

/** Reads and checks every item, before any request: one entry per recipient, in input order. */
export async function readEntries<Extra>(
	run: Run,
	operation: SubmitOperation<Extra>,
): Promise<Array<Entry<Extra>>> {
	const entries: Array<Entry<Extra>> = [];
	const common: Common<Extra> = {};
	for (let item = 0; item < run.items.length; item++) {
		for (const entry of await readItem(run, operation, item, common)) entries.push(entry);
	}
	return entries;
}
