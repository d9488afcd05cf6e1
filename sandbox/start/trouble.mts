/** Something that the person at the terminal can mend: shown as its sentence, without a stack. */
export class Trouble extends Error {
	override name = 'Trouble';
}

/** Whether a failed system call failed in this way. */
export function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
