import type { SendOption } from '../../contract/sendOption';

/** Writes characters that cost segments in a plain way (`sms/gsmReplacements.ts`). */
export const replaceSmartCharacters: SendOption = {
	field: () => ({
		displayName: 'Replace Smart Characters',
		name: 'replaceSmartCharacters',
		type: 'boolean',
		default: true,
		description:
			'Whether to replace curly quotes, long dashes, ellipses and similar characters with plain characters. A single such character reduces each segment from 160 to 70 characters.',
	}),
};
