import type { ParameterReader } from '../../contract/parameterReader';
import type { CountedText, SendOption } from '../../contract/sendOption';
import { InvalidInput } from '../../result/failure';
import { segmentsInGsm, whyUcs2 } from '../../sms/encodingAdvice';

/** @throws InvalidInput when a text needs more than the user allows */
function checkSegments({ text, segments }: CountedText, parameters: ParameterReader): void {
	const most = parameters.number('options.maxSegments', 0, 0);
	if (most === 0 || segments.segments <= most) return;
	const isReason = segmentsInGsm(text) <= most;
	const why = isReason ? `. ${whyUcs2(text, segments)}` : ': shorten the message';
	throw new InvalidInput(
		'message',
		`needs ${segments.segments} segments (${segments.encoding}), but the option 'Max Segments' allows ${most}${why}`,
	);
}

/** Bounds what a message costs. */
export const maxSegments: SendOption = {
	check: checkSegments,
	field: () => ({
		displayName: 'Max Segments',
		name: 'maxSegments',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Maximum segments per message. Longer messages are rejected before sending, and 0 means no limit.',
	}),
};
