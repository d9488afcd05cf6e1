import type { SendOption } from '../../contract/sendOption';
import { defaultCountry } from './defaultCountry';
import { doNotSendTo } from './doNotSendTo';
import { dryRun } from './dryRun';
import { duplicateKey, duplicateWindow } from './duplicates';
import { emptyFields } from './emptyFields';
import { maxSegments } from './maxSegments';
import { replaceSmartCharacters } from './replaceSmartCharacters';
import {
	batchSize,
	combineItems,
	parallelRequests,
	requestsPerMinute,
	timeout,
	timeoutBefore,
} from './requests';
import { sendingHours } from './sendingHours';
import { ifTimeIsPast, timezone } from './times';

/** The options that need nothing of a provider, so that each honors them. */
export const usualOptions: readonly SendOption[] = [
	defaultCountry,
	doNotSendTo,
	dryRun,
	duplicateKey,
	duplicateWindow,
	emptyFields,
	maxSegments,
	replaceSmartCharacters,
	requestsPerMinute,
	timeout,
	timeoutBefore,
	parallelRequests,
	batchSize,
	combineItems,
	ifTimeIsPast,
	timezone,
	sendingHours,
];
