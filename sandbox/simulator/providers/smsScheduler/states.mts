import type { DeliveryState } from '../../types.mts';

/** The provider's status codes in the words of SMPP. */
const STATES: readonly (readonly [state: DeliveryState, codes: readonly number[]])[] = [
	['scheduled', [10]],
	['enroute', [11, 12]],
	['delivered', [13]],
	['rejected', [20, 21, 22, 23, 24, 25, 26, 28]],
	['expired', [27, 32]],
	['undeliverable', [29, 30, 31, 33, 38, 39]],
];

/** What a status code means. */
export function stateOf(code: number): DeliveryState {
	return STATES.find(([, codes]) => codes.includes(code))?.[0] ?? 'unknown';
}
