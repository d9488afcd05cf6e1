import assert from 'node:assert/strict';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { phone, type Bench, type Preview, type Shown } from './support.mts';

export interface Dry {
	options?: INodeParameters;
	provider?: ProviderName;
	items?: IDataObject[];
	credential?: IDataObject;
	onError?: OnError;
}

/** A dry run, in a workflow of New York. */
export async function dry(
	bench: Bench,
	operation: string,
	parameters: INodeParameters,
	{ options = {}, provider = 'smsScheduler', items = [{}], credential = {}, onError }: Dry = {},
): Promise<RunResult> {
	const result = await bench.run(provider, operation, {
		items,
		credential,
		...(onError ? { onError } : {}),
		settings: { timezone: 'America/New_York' },
		parameters: { to: phone(0), ...parameters, options: { dryRun: true, ...options } },
	});
	assert.equal(result.status, 'success', result.error?.message ?? '');
	assert.equal(bench.requests.length, 0);
	return result;
}

export function previewOf({ preview }: Shown): Preview {
	assert.ok(preview, 'there is no preview');
	return preview;
}
