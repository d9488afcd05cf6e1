/** Whether a text that came from outside names an entry of a table. */
export function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
	return Object.hasOwn(table, key);
}
