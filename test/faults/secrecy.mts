import { NODE_UNDER_TEST } from '../../sandbox/engine/engine.mts';
import { faultOf } from './cases.mts';
import type { Performed } from './lane.mts';
import { leakOf } from './seen.mts';

/** 4: no secret is to be seen, and nothing went where it should not. */
export function noSecret(performed: Performed): string[] {
	const { one, result, watched, secrets, overheard, addresses } = performed;
	const { hints, thrown, outputs } = result.node(NODE_UNDER_TEST);
	const { node: _node, ...error } = result.error ?? {};
	const context = result.run.data.executionData?.contextData;
	const visible = { outputs, hints, thrown, error, context, log: watched.log, overheard };
	const leaks = Object.entries(visible).flatMap(([where, value]) => {
		const leak = leakOf(value, secrets);
		return leak === undefined ? [] : [`secret in ${where}: ${leak}`];
	});
	const strange = watched.connections.filter((other) => !addresses.includes(other));
	const distrusted = performed.overTls && faultOf(one).tells === 'refused';
	return [
		...leaks,
		...strange.map((other) => `secret: a connection to ${other}, not ${addresses.join()}`),
		...(distrusted && performed.requests > 0 ? ['secret: sent without trust'] : []),
	];
}
