/** Rows that can be cut into pages without looking at all of them. */
export type Rows<Row> = {
	readonly count: number;
	/** The rows from `start` up to, not including, `end`. */
	slice(start: number, end: number): readonly Row[];
};

/** An array in its order. */
export function inOrder<Row>(rows: readonly Row[]): Rows<Row> {
	return { count: rows.length, slice: (start, end) => rows.slice(start, end) };
}

/** An array from its end: what was added last comes first. */
export function newestFirst<Row>(rows: readonly Row[]): Rows<Row> {
	const { length } = rows;
	return {
		count: length,
		slice: (start, end) =>
			rows.slice(Math.max(0, length - end), Math.max(0, length - start)).reverse(),
	};
}

/** The values of a map in their order. */
export function valuesOf<Row>(rows: ReadonlyMap<unknown, Row>): Rows<Row> {
	const slice = (start: number, end: number): Row[] => {
		const found: Row[] = [];
		let index = 0;
		for (const row of rows.values()) {
			if (index >= end) break;
			if (index >= start) found.push(row);
			index += 1;
		}
		return found;
	};
	return { count: rows.size, slice };
}
