import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../shared/contract/parameterReader';
import type { BodyValue } from '../../shared/contract/request';
import { templateOption } from '../lists/templates';

/** What ProTexting offers beside the text. */
export interface Multimedia {
	mmsTemplateId: number | undefined;
	mmsHighResolution: 0 | 1 | undefined;
	subject: string | undefined;
}

/** The options of every send and schedule (send-sms-mms, schedule-single-sms-mms). */
export const multimediaOptions: INodeProperties[] = [
	{
		displayName: 'MMS High Resolution',
		name: 'mmsHighResolution',
		type: 'boolean',
		default: true,
		description: 'Whether to add a short link under which the picture opens in a browser',
	},
	templateOption,
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		description: 'The subject of an MMS',
	},
];

/** A switch that the user did not add is not sent. */
export function bit(parameters: ParameterReader, name: string): 0 | 1 | undefined {
	if (parameters.option(name) === undefined) return undefined;
	return parameters.flag(`options.${name}`) ? 1 : 0;
}

/** @throws InvalidInput */
export function readMultimedia(parameters: ParameterReader): Multimedia {
	const template = parameters.word('options.mmsTemplateId');
	return {
		mmsTemplateId: template === '' ? undefined : Number(parameters.digits('options.mmsTemplateId')),
		mmsHighResolution: bit(parameters, 'mmsHighResolution'),
		subject: parameters.text('options.subject') || undefined,
	};
}

/** What was read, as it goes on the wire. */
export function multimediaBody(extra: Multimedia): Record<string, BodyValue | undefined> {
	return {
		MmsTemplateId: extra.mmsTemplateId,
		MmsHighResolution: extra.mmsHighResolution,
		Subject: extra.subject,
	};
}

/** An MMS may go without text. */
export const hasTemplate = (extra: Multimedia) => extra.mmsTemplateId !== undefined;
