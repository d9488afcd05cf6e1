import type { ParameterReader } from '../contract/parameterReader';
import { optionsCollection } from './optionsCollection';

/** How long a report is asked for again; milliseconds. */
export interface Patience {
	waitUntilFinal: boolean;
	pollInterval: number;
	maxWait: number;
}

/** The Options collection of every Get Report. */
export const patienceField = optionsCollection([
	{
		displayName: 'Max Wait',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description: 'How long to wait for a final delivery status',
		hint: 'Enter seconds',
	},
	{
		displayName: 'Poll Interval',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description:
			'How long to wait before the node checks again. Each wait is 50% longer than the previous wait, up to a minute.',
		hint: 'Enter seconds',
	},
	{
		displayName: 'Wait Until Final',
		name: 'waitUntilFinal',
		type: 'boolean',
		default: true,
		description:
			'Whether to check again until every message has arrived or failed. For longer waits, use a Wait node.',
	},
]);

/** What holds without the option: one question, one answer. */
export const noPatience: Patience = {
	waitUntilFinal: false,
	pollInterval: 5_000,
	maxWait: 300_000,
};

/** The pause after one of this length: up to a minute, unless the user wants longer ones. */
export function longer(interval: number, { pollInterval }: Patience): number {
	return Math.min(interval * 1.5, Math.max(pollInterval, 60_000));
}

/** Seconds: a provider is not to be flooded with questions. */
const shortestPoll = 0.1;

/** @throws InvalidInput */
export function readPatience(parameters: ParameterReader): Patience {
	return {
		waitUntilFinal: parameters.flag('options.waitUntilFinal', noPatience.waitUntilFinal),
		pollInterval:
			parameters.number('options.pollInterval', noPatience.pollInterval / 1000, shortestPoll) *
			1000,
		maxWait: parameters.number('options.maxWait', noPatience.maxWait / 1000, 0) * 1000,
	};
}
