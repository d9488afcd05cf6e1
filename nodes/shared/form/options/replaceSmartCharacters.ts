import type { SendOption } from '../../contract/sendOption';

/** Writes characters that cost segments in a plain way (`sms/gsmReplacements.ts`). */
export const replaceSmartCharacters: SendOption = {
	field: () => ({
		displayName: 'Replace Smart Characters',
		name: 'replaceSmartCharacters',
		type: 'boolean',
		default: true,
		description:
			'Whether to write curly quotes, long dashes, ellipses, no-break spaces and the like as plain characters. A single one cuts what fits into a segment from 160 characters to 70, for the whole text.',
	}),
};
