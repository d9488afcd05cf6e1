import type { Engine, RunResult } from '../engine/engine.mts';
import type { Case } from './cases.mts';
import type { Gateway, Received } from './gateway.mts';

/** What one run took. */
export interface Sample {
	ms: number;
	/** CPU time of this process, user and system. */
	cpuMs: number;
}

/** Runs a case once, and makes sure that every recipient got exactly one message. */
export async function measure(engine: Engine, gateway: Gateway, subject: Case): Promise<Sample> {
	const { items, node } = subject;
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	const result = await engine.run({ items, node });
	const ms = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpu);
	verify(subject, result, await gateway.take());
	return { ms, cpuMs: (user + system) / 1000 };
}

/** A figure for work that was not done would be worse than none. */
function verify(subject: Case, result: RunResult, received: Received): void {
	const { provider, pattern, recipients, requests, items } = subject;
	const output = result.outputs[0] ?? [];
	const wanted = { requests, messages: recipients, phones: recipients, outputItems: items.length };
	const seen = { ...received, outputItems: output.length };
	const complaints = Object.entries(wanted).flatMap(([what, count]) => {
		const got = seen[what as keyof typeof seen];
		return got === count ? [] : [`${what}: ${got} instead of ${count}`];
	});
	if (result.status !== 'success') {
		complaints.push(
			`the run ended with '${result.status}': ${result.error?.message ?? 'no error'}`,
		);
	}
	const isAccepted = output.every(({ json }) => json['submission'] === 'accepted');
	if (pattern === 'node' && !isAccepted) complaints.push('not every message was accepted');
	if (complaints.length === 0) return;
	throw new Error(`${provider}, ${pattern}, ${recipients} recipients: ${complaints.join('; ')}`);
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return ((low ?? NaN) + (high ?? NaN)) / 2;
}
