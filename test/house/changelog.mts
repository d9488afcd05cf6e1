/** The changelog with other entries under Unreleased, above its versions. */
export function withUnreleased(changelog: string, entries: string): string {
	return changelog.replace(
		/^(## \[Unreleased\]\n).*?(?=^## )/ms,
		(_, heading) => `${heading}\n${entries}`,
	);
}
