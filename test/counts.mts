import type { TestEvent } from 'node:test/reporters';

/** Figures that a test states as a diagnostic, to stand beside the counts. */
const figures = /^faults: /;

/**
 * A reporter that gives the counts of a whole run alone, after the figures of the fault suite:
 * "805 passed, 0 failed".
 */
export default async function* counts(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	for await (const event of events) {
		if (event.type === 'test:diagnostic' && figures.test(event.data.message)) {
			yield `${event.data.message}\n`;
		}
		if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
		const { passed, tests } = event.data.counts;
		yield `${passed} passed, ${tests - passed} failed\n`;
	}
}
