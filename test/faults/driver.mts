import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { createEngine } from '../../sandbox/engine/engine.mts';
import { spell, type Case } from './cases.mts';
import { violations } from './invariants.mts';
import { Lane } from './lane.mts';
import { skipWaits } from './time.mts';

/** What came of many cases. */
export interface Figures {
	cases: number;
	faults: number;
	/** A line for each case that failed: how to run it again, and what was violated. */
	failed: string[];
}

/** Cases at a time: most of what they do is wait. */
const laneCount = 24;

async function performAll(lanes: readonly Lane[], cases: readonly Case[]): Promise<string[]> {
	const failed: string[] = [];
	const waiting = cases[Symbol.iterator]();
	const drive = async (lane: Lane): Promise<void> => {
		for (const one of { [Symbol.iterator]: () => waiting }) {
			const found = await lane.perform(one).then(violations, (error: unknown) => [String(error)]);
			const line = `npm run test:faults -- --case '${spell(one)}'`;
			if (found.length > 0) failed.push(`${line}\n    ${found.join('\n    ')}`);
		}
	};
	await Promise.all(lanes.map(drive));
	return failed;
}

/** Runs cases through n8n's engine, and checks what holds in every one of them. */
export async function drive(cases: readonly Case[]): Promise<Figures> {
	skipWaits();
	const engine = await createEngine();
	const lanes = await Promise.all(Array.from({ length: laneCount }, () => Lane.open(engine)));
	const trusted = lanes.map(({ simulator }) => simulator.authority);
	setDefaultCACertificates([...getCACertificates('default'), ...trusted]);
	try {
		const failed = await performAll(lanes, cases);
		const faults = new Set(cases.map(({ fault }) => fault)).size;
		return { cases: cases.length, faults, failed };
	} finally {
		await Promise.all(lanes.map((lane) => lane.close()));
		await engine.close();
	}
}

/** The figures in one line. */
export function inWords({ cases, faults, failed }: Figures): string {
	const survived = (cases - failed.length).toLocaleString('en');
	const all = cases.toLocaleString('en');
	return `faults: ${all} cases, ${faults} faults, ${survived} survived, violations ${failed.length}`;
}
