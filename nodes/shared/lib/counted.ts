/** A number of things in a sentence: "1 item", "3 items". */
export function counted(count: number, one: string): string {
	return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}
