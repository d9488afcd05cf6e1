import type { Case, Sender } from './cases.mts';
import type { Gateway } from './gateway.mts';
import { measure, median, type Sample } from './measure.mts';

/** The figures of one case: the medians of its runs. Null: it would have taken too long. */
export interface Row extends Pick<Case, 'provider' | 'sender' | 'recipients' | 'requests'> {
	ms: number | null;
	cpuMs: number | null;
	samples: readonly Sample[];
}

interface Planned {
	subject: Case;
	samples: Sample[];
}

/** The longest that a run may take, in milliseconds; by Twilio's 1,000 all the rest is measured. */
const patience = (sender: Sender): number => (sender === 'twilio' ? 90_000 : 12_000);

const middle = (samples: readonly Sample[]): number => median(samples.map(({ ms }) => ms));

/** How often a case is run that takes so long, in milliseconds. */
function timesFor(ms: number, runs: number): number {
	if (ms < 300) return runs;
	if (ms < 3_000) return Math.min(runs, 3);
	return ms < 8_000 ? Math.min(runs, 2) : 1;
}

/** Whether it would take too long, going by the largest one before it that was run. */
function isTooLong({ provider, sender, recipients }: Case, plan: readonly Planned[]): boolean {
	const smaller = plan.findLast(
		({ subject, samples }) =>
			subject.provider === provider &&
			subject.sender === sender &&
			subject.recipients < recipients &&
			samples.length > 0,
	);
	if (!smaller) return false;
	const times = recipients / smaller.subject.recipients;
	return middle(smaller.samples) * times > patience(sender);
}

/**
 * Each round goes through all cases, rather than all runs of a case at once, so that a busy moment
 * of the machine hits all of it.
 * @param cases the fewest recipients first
 */
export async function runAll(
	gateway: Gateway,
	cases: readonly Case[],
	runs: number,
): Promise<Row[]> {
	const plan: Planned[] = cases.map((subject) => ({ subject, samples: [] }));
	for (let round = 0; round < runs; round++) {
		for (const { subject, samples } of plan) {
			const wanted = round === 0 ? !isTooLong(subject, plan) : samples.length > 0;
			if (!wanted || samples.length >= timesFor(middle(samples), runs)) continue;
			samples.push(await measure(gateway, subject));
		}
	}
	return plan.map(({ subject, samples }) => {
		const { provider, sender, recipients, requests } = subject;
		const ran = samples.length > 0;
		const ms = ran ? middle(samples) : null;
		const cpuMs = ran ? median(samples.map((one) => one.cpuMs)) : null;
		return { provider, sender, recipients, requests, ms, cpuMs, samples };
	});
}
