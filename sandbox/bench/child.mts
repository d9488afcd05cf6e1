import { createSimulator } from '../simulator/simulator.mts';
import type { Received } from './gateway.mts';

/*
 * The simulator in a process of its own, so that its CPU time is not counted as the engine's.
 * Every message from the parent asks what came in since the last one, and clears it.
 */
const simulator = await createSimulator({ latencyMs: Number(process.argv[2]) });

process.on('message', () => {
	const { ledger, requests } = simulator;
	const phones = new Set(ledger.map(({ phone }) => phone));
	const received: Received = {
		requests: requests.length,
		messages: ledger.length,
		phones: phones.size,
	};
	simulator.reset();
	process.send?.(received);
});

// A terminal sends Ctrl-C to both processes. The channel closes however the parent ends, so the
// parent alone decides, and nothing is left behind.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

process.send?.(simulator.credentials);
