/** Commas of several scripts that separate recipients, and a spreadsheet's groups of digits. */
export const comma = /[,\u060c\u3001\ufe10\ufe11\ufe50\ufe51\uff0c\uff64]/;

/** What a spreadsheet writes for decimals behind a whole number. */
const decimals = /\.0+$/;

/** Groups of three digits, and those of India, which are of two before the last. */
const groupings: ReadonlyArray<readonly [size: number, form: RegExp]> = [
	[3, /^\+?\p{Nd}{1,3}(?:,\p{Nd}{3}){2,4}$/u],
	[2, /^\+?\p{Nd}{1,2}(?:,\p{Nd}{2}){2,6},\p{Nd}{3}$/u],
];

/** The least digits of a phone number that is written so. */
const least = 7;

/** Lines of one switchboard, which begin alike: 101,102,115. Groups of a number rarely do. */
const areLines = (groups: readonly string[]) => groups.every((one) => one[0] === groups[0]?.[0]);

/**
 * The groups of a number with a spreadsheet's thousands separators, such as `447,700,900,123`, which
 * may as well be several recipients.
 * @param isPhone whether digits are a phone number that exists; absent where only the form counts
 */
export function asThousands(
	text: string,
	isPhone?: (digits: string) => boolean,
): string[] | undefined {
	const plain = text.replace(decimals, '').split(comma).join(',');
	const found = groupings.find(([, form]) => form.test(plain));
	const groups = plain.split(',');
	const digits = groups.join('').replace('+', '');
	if (!found || digits.length < least) return undefined;
	const [first = ''] = groups;
	// A number has a first group that is shorter, or a plus; lists of lines rarely have.
	if (!isPhone || first.startsWith('+') || first.length < found[0]) return groups;
	return !areLines(groups) && isPhone(digits) ? groups : undefined;
}
