import type { Case, Sent } from './cases.mts';
import type { Gateway, Received } from './gateway.mts';

/** What one run took. */
export interface Sample {
	ms: number;
	/** CPU time of this process, user and system. */
	cpuMs: number;
}

/** Runs a case once, and makes sure that every recipient got exactly one message. */
export async function measure(gateway: Gateway, subject: Case): Promise<Sample> {
	const run = subject.prepare();
	// What the case before left behind is not this one's work. A full collection would also take
	// away what Node has compiled.
	globalThis.gc?.({ type: 'minor' });
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	const sent = await run();
	const ms = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpu);
	verify(subject, sent, await gateway.take());
	return { ms, cpuMs: (user + system) / 1000 };
}

/** A figure for work that was not done would be worse than none. */
function verify(subject: Case, { count, complaint }: Sent, received: Received): void {
	const { provider, sender, recipients, requests, items } = subject;
	const phones = requests === 0 ? 0 : recipients;
	const wanted = { requests, messages: phones, phones, items };
	const seen = { ...received, items: count };
	const complaints = Object.entries(wanted).flatMap(([what, number]) => {
		const got = seen[what as keyof typeof seen];
		return got === number ? [] : [`${what}: ${got} instead of ${number}`];
	});
	if (complaint !== undefined) complaints.push(complaint);
	if (complaints.length === 0) return;
	throw new Error(`${provider}, ${sender}, ${recipients} recipients: ${complaints.join('; ')}`);
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return ((low ?? NaN) + (high ?? NaN)) / 2;
}
