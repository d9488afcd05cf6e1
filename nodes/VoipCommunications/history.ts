import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asList, asObject, asText } from '../shared/data';
import { InvalidInput } from '../shared/failure';
import type { ParameterReader } from '../shared/parameters';
import { knownPhone, readPhone } from '../shared/phone';
import { recordsOf, repeats, Unreadable, valueOf, type Answer } from '../shared/response';
import { readStatus } from '../shared/status';
import { statuses, voipCommunications } from './provider';

/** For calls that the provider does not document: they are known from its app alone. */
export const undocumented: INodeProperties = {
	displayName:
		'Unverified: VoIP Communications does not document this call; it is known from its app.',
	name: 'undocumented',
	type: 'notice',
	default: '',
};

/** The rows of one page. @throws Unreadable */
export function rowsOf(answer: Answer, name: 'summary' | 'chat'): IDataObject[] {
	const rows = asList(asObject(valueOf(answer))?.[name]);
	if (!rows) throw new Unreadable(`the answer holds no ${name}`);
	return recordsOf(rows);
}

/** The rows of all pages, each once. @throws Unreadable */
export function allRows(answers: readonly Answer[], name: 'summary' | 'chat'): IDataObject[] {
	return answers.flatMap((answer, place) => (repeats(answers, place) ? [] : rowsOf(answer, name)));
}

/** Pages count from 0; an empty one ends them. */
export function hasMore(
	answers: readonly Answer[],
	name: 'summary' | 'chat',
	most: number,
): boolean {
	const last = answers.at(-1);
	if (!last || rowsOf(last, name).length === 0 || repeats(answers, answers.length - 1))
		return false;
	return answers.reduce((count, answer) => count + rowsOf(answer, name).length, 0) < most;
}

/** A number of a conversation, as digits with country code. @throws InvalidInput */
export function readNumber(parameters: ParameterReader, name: string): string {
	try {
		return readPhone(parameters.value(name), voipCommunications.phones).wire;
	} catch (error) {
		throw error instanceof InvalidInput ? error.of(name) : error;
	}
}

/** A row of either list. Its date has no documented zone, so it stays as the provider writes it. */
export function storedMessage(row: IDataObject): IDataObject {
	const { deliveryState, status } = readStatus(statuses, row.sms_status, row.sms_status);
	const way = asText(row.sms_inout)?.toUpperCase();
	return {
		id: asText(row.sms_id) ?? null,
		direction: way === undefined ? null : way === 'OUT' ? 'outgoing' : 'incoming',
		ownNumber: knownPhone(row.sms_internal),
		otherNumber: knownPhone(row.sms_external),
		message: asText(row.sms_msg) ?? null,
		deliveryState,
		status: status && { ...status },
		raw: row,
	};
}
