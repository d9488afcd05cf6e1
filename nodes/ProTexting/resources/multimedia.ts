import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../shared/contract/parameterReader';
import { templateOption } from '../lists/templates';

/** The options of every send and schedule (send-sms-mms, schedule-single-sms-mms). */
export const multimediaOptions: INodeProperties[] = [
	{
		displayName: 'MMS High Resolution',
		name: 'mmsHighResolution',
		type: 'boolean',
		default: true,
		description: 'Whether to add a short link that opens the picture in a browser',
	},
	templateOption,
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		description: 'The subject line of the MMS',
	},
];

/** A switch that the user did not add is not sent. */
export function bit(parameters: ParameterReader, name: string): 0 | 1 | undefined {
	if (parameters.option(name) === undefined) return undefined;
	return parameters.flag(`options.${name}`) ? 1 : 0;
}

/** What ProTexting offers beside the text, as it goes on the wire. */
export type Multimedia = ReturnType<typeof readMultimedia>;

/** @throws InvalidInput */
export function readMultimedia(parameters: ParameterReader) {
	const template = parameters.word('options.mmsTemplateId');
	return {
		MmsTemplateId: template === '' ? undefined : Number(parameters.digits('options.mmsTemplateId')),
		MmsHighResolution: bit(parameters, 'mmsHighResolution'),
		Subject: parameters.text('options.subject') || undefined,
	};
}

/** An MMS may go without text. */
export const hasTemplate = (extra: Multimedia) => extra.MmsTemplateId !== undefined;
