import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { RunContext } from '../contract/runContext';
import type { OutputGroup } from '../input/grouping';
import { adviceIfUnsure } from '../result/failure';
import { accountOf } from './outputItems';
import { tally } from './summary';
import { toResult } from './toResult';

/**
 * A fault of this node's own after messages have left: the error accounts for everybody all the
 * same. Errors that are meant for the user pass as they are.
 */
export function faultError(run: RunContext, units: readonly OutputGroup[], error: unknown): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const results = units.flatMap(({ recipients }) => recipients.map((one) => toResult(run, one)));
	const counts = tally(results);
	const says = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(
		run.context.getNode(),
		`The node failed after submitting messages: ${run.redact(says)}`,
		{ description: `${adviceIfUnsure} ${accountOf(counts, results)}` },
	);
}
