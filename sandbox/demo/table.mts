import type { IDataObject } from 'n8n-workflow';

/** What one output item came to, in the words that a person looks for. */
export interface Row {
	step: string;
	to: string;
	outcome: string;
	id: string;
	details: string;
}

const text = (value: unknown): string =>
	value === null || value === undefined ? '' : String(value);

function outcomeOf(item: IDataObject): string {
	if (item.deleted !== undefined) return item.deleted ? 'deleted' : 'not deleted';
	if (item.submission !== undefined) return text(item.submission);
	if (item.credits !== undefined) return 'answered';
	return text(item.deliveryState) || 'found';
}

function detailsOf(item: IDataObject): string {
	const parts: string[] = [];
	if (item.scheduledFor) parts.push(`goes out ${text(item.scheduledFor)}`);
	if (item.recipients !== undefined) parts.push(`${text(item.recipients)} recipients`);
	if (item.credits !== undefined) parts.push(`${text(item.credits)} credits left`);
	if (item.count !== undefined) parts.push(`${text(item.count)} taken back`);
	if (item.message) parts.push(`"${text(item.message)}"`);
	const status = item.status as IDataObject | null | undefined;
	if (status?.text) parts.push(text(status.text));
	return parts.join(', ');
}

/** An output item as a row of the table. */
export function toRow(step: string, item: IDataObject): Row {
	const id = text(item.id);
	return {
		step,
		to: text(item.to ?? item.otherNumber),
		outcome: outcomeOf(item),
		id: id.length > 14 ? `${id.slice(0, 13)}…` : id,
		details: detailsOf(item),
	};
}

const columns: ReadonlyArray<keyof Row> = ['step', 'to', 'outcome', 'id', 'details'];

/** Rows under their headings, in columns as wide as their widest entry. */
export function table(rows: readonly Row[]): string {
	const heading: Row = { step: 'Step', to: 'To', outcome: 'Outcome', id: 'ID', details: 'Details' };
	const all = [heading, ...rows];
	const widths = columns.map((name) => Math.max(...all.map((row) => row[name].length)));
	const line = (row: Row) =>
		columns
			.map((name, place) => row[name].padEnd(widths[place] ?? 0))
			.join('  ')
			.trimEnd();
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	return [line(heading), rule, ...rows.map(line)].map((one) => `  ${one}`).join('\n');
}
