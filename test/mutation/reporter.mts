import type { TestEvent } from 'node:test/reporters';

import type { Report } from './jobs.mts';

const tell = (report: Report) => process.send?.(report);

/** A reporter that tells the parent process of each test as it ends. */
export default async function* reporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	for await (const { type, data } of events) {
		if (type === 'test:pass') tell({ type: 'passed' });
		if (type === 'test:fail') tell({ type: 'failed', test: data.name });
		if (type === 'test:summary') tell({ type: 'done', passed: data.success });
	}
	yield '';
}
