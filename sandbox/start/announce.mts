/** The lines that say that everything runs: where the editor is, where the inbox is, how to stop. */
export function announcement(
	editor: string,
	inbox: string,
	owner: { email: string; password: string } | undefined,
	more: readonly string[] = [],
): string {
	const account =
		owner === undefined
			? 'sign in with your own account'
			: `sign in as ${owner.email}, password ${owner.password}`;
	const lines = [
		`Editor  ${editor}  ${account}`,
		`Inbox   ${inbox}  what the simulated phones receive`,
		...more,
		'Stop    Ctrl-C; your workflows stay, and npm run reset starts over',
	];
	return `\n${lines.join('\n')}\n`;
}
