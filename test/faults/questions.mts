import type { INodeExecutionData } from 'n8n-workflow';

import { NODE_UNDER_TEST } from '../../sandbox/engine/engine.mts';
import { faultOf, type Case } from './cases.mts';
import type { Performed } from './lane.mts';

/** A list without entries is a whole answer to a question; PHP spells one as {}, HTTP as a 204. */
const isEmptyList = ({ fault }: Case): boolean =>
	/^the body (\[\]|\{\}|<response\/>) |^HTTP 204 /.test(fault);

const failed = ({ json }: INodeExecutionData): boolean =>
	json['failure'] !== undefined || json['details'] !== undefined;

/** A contact is created, and a message deleted, once for each item and try. */
function changedTwice({ one, plan, changes }: Performed): string[] {
	const most = plan.items.length * (one.retry ? plan.maxTries : 1);
	// What certainly did nothing may be asked again.
	if (changes <= most || faultOf(one).tells === 'refused') return [];
	return [`changed ${changes} times, not ${most}`];
}

/** Every item comes out, and with an answer only where there was one. */
function output({ one, plan, result }: Performed): string[] {
	if (isEmptyList(one)) return [];
	const { tells } = faultOf(one);
	const all = result.node(NODE_UNDER_TEST).outputs.flat();
	return plan.items.flatMap((_, place) => {
		const own = all.filter(({ pairedItem }) => (pairedItem as { item: number }).item === place);
		// Null or false in the place of a list is how some servers spell an empty one.
		const mayBeEmpty = tells === 'taken' || one.fault === 'a body with one wrong type';
		if (own.length === 0) return mayBeEmpty ? [] : [`lost: item ${place}`];
		const isTold = tells === 'refused' || tells === 'nothing';
		return isTold && !own.every(failed) ? [`invented: ${JSON.stringify(own[0]?.json)}`] : [];
	});
}

/** What a question violates: nothing, if all is well. */
export function ofQuestion(performed: Performed): string[] {
	const { one, result } = performed;
	if (result.status !== 'error') return [...changedTwice(performed), ...output(performed)];
	const stopped = `lost: the run stopped: ${result.error?.message}`;
	return [...changedTwice(performed), ...(one.onError === 'stop' ? [] : [stopped])];
}
