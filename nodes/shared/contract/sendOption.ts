import type { INodeProperties } from 'n8n-workflow';

import type { Segments } from '../sms/segments';
import type { SubmitOperation } from './operation';
import type { ParameterReader } from './parameterReader';

/** The operation that an option is offered for. */
export type OptionUse = Pick<
	SubmitOperation,
	'audience' | 'scheduled' | 'recipientsPerRequest' | 'awaitsResponse'
>;

/** A text as it is to be sent. */
export interface CountedText {
	text: string;
	segments: Segments;
	/** What of it is empty, or was never filled in; part of a sentence. */
	empty?: string;
}

/**
 * An entry of the Options collection that means the same for every provider that honors it. A
 * provider says in its `provider.ts` which those are; the rest of an option is in its own file.
 */
export interface SendOption {
	/** What the form shows; undefined where the operation has no use for it. */
	field(use: OptionUse): INodeProperties | undefined;
	/** Changes the text as typed; its characters are checked, replaced and counted after. @throws InvalidInput */
	text?(text: string, parameters: ParameterReader): string;
	/** @throws InvalidInput when the message is not to be sent */
	check?(text: CountedText, parameters: ParameterReader): void;
}
