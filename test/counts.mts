import type { TestEvent } from 'node:test/reporters';

/** A reporter that gives the counts of a whole run alone: "805 passed, 0 failed". */
export default async function* counts(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	for await (const event of events) {
		if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
		const { passed, tests } = event.data.counts;
		yield `${passed} passed, ${tests - passed} failed\n`;
	}
}
