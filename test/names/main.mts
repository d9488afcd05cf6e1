/**
 * `npm run snapshot`: stores the names that are new. It takes none away and changes none: who
 * means to break saved workflows edits test/names/stored by hand.
 */
import { compare } from './compare.mts';
import { namesStored, namesToday, store } from './stored.mts';

const stored = namesStored();
const lines: string[] = [];
for (const [subject, today] of namesToday()) {
	const before = stored.get(subject) ?? {};
	const { added, broken, kept } = compare(before, today);
	lines.push(...added.map((name) => `new: ${subject}: ${name}`));
	lines.push(...broken.map((change) => `kept as it was stored: ${subject}: ${change}`));
	const all = Object.entries(kept);
	const names = Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
	if (added.length > 0) store(subject, names);
}
console.log(lines.length === 0 ? 'Every name is stored already.' : lines.join('\n'));
