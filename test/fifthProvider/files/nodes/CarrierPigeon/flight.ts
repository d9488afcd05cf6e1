import type { INodeProperties } from 'n8n-workflow';

import type { Message } from '../shared/contract/operation';
import { accepted, refused, undecided, type Outcome } from '../shared/contract/outcome';
import type { ParameterReader } from '../shared/contract/parameterReader';
import type { ProviderRequest } from '../shared/contract/request';
import { Unreadable, valueOf, type ProviderResponse } from '../shared/contract/response';
import { messageField, toField } from '../shared/form/fields';
import type { SendDialect } from '../shared/form/sendOperation';
import { asList, asText } from '../shared/lib/data';
import { cause } from '../shared/result/failure';
import { carrierPigeon } from './provider';

/** What a note has beside recipients, text and time. */
interface Flight {
	/** Undefined: whichever bird is awake. */
	perch: string | undefined;
}

/** The perch to fly from. */
const perchField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. 7',
	description: 'The number of the perch to fly from. Empty means whichever bird is awake.',
};

/** A loft reads times as ISO weeks, without seconds. */
const releaseFormat = "kkkk-'W'WW-c HH:mm";

/** @throws InvalidInput */
function readFlight(parameters: ParameterReader): Flight {
	const perch = parameters.text('from').trim();
	return { perch: perch === '' ? undefined : perch };
}

/** PUT flights: all that a bird carries stands in the query, recipients behind one another. */
function flightRequest({ recipients, text, at, extra }: Message<Flight>): ProviderRequest {
	return {
		method: 'PUT',
		path: 'flights',
		dialect: 'none',
		query: {
			to: recipients.join('|'),
			note: text,
			...(extra.perch === undefined ? {} : { perch: extra.perch }),
			...(at ? { release: at.toFormat(releaseFormat) } : {}),
		},
	};
}

/** One bird: `[number, 'flown', ring]`, or `[number, 'hawk']` for one that was caught. */
function birdOutcome(bird: readonly unknown[] | undefined): Outcome {
	const raw = { bird: [...(bird ?? [])].map((part) => asText(part) ?? null) };
	const [, word, ring] = raw.bird;
	if (word === 'hawk')
		return refused(cause('recipient', 'Carrier Pigeon: a hawk lives there'), { raw });
	if (word === 'flown' && typeof ring === 'string') return accepted({ id: ring, raw });
	return undecided(cause('unreadable', 'Carrier Pigeon names no bird for this number'), { raw });
}

/** A list of birds, in any order. */
function flightOutcomes(answer: ProviderResponse, { recipients }: Message<Flight>): Outcome[] {
	const birds = asList(valueOf(answer))?.filter((bird) => Array.isArray(bird));
	if (!birds || birds.length === 0) throw new Unreadable('the answer names no bird');
	return recipients.map((to) => birdOutcome(birds.find(([number]) => asText(number) === to)));
}

/** Send and schedule. */
export const flight: SendDialect<Flight> = {
	provider: carrierPigeon,
	fields: [toField, messageField, perchField],
	read: readFlight,
	request: flightRequest,
	outcomes: flightOutcomes,
};
